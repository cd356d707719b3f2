"""Validates the files of /data/ of a running server, and reads them back with the programs that people use.

    pip install -r requirements.txt
    python validate.py http://localhost:8080

It checks that the descriptions have no error, as their own validators say, that sizes and SHA-256 are as listed, and that
each format has all nodes, relationships, pieces of evidence and sources. A broken copy of each description must have
errors, or the validator says nothing. It prints a row for each check, and ends with 1 if one fails. CITATION.cff has a
validator whose requirements contradict the others, so it is in an environment of its own: see .ci/dataset.
"""

import hashlib
import json
import pathlib
import sqlite3
import sys
import tempfile
import urllib.request
import warnings
import zipfile

import frictionless
import mlcroissant
import pandas
import rdflib

import crate

SCHEMA = "urn:accordgraph:schema#"
failed = []
warnings.filterwarnings("ignore", message=".*convert_dates")  # pandas 2 knows no other way


def check(name, got, want):
    """Prints a row, and notes if something is not as it should be."""
    print(f"{'ok' if got == want else 'FAILED'}  {name}: {got}" + ("" if got == want else f", want {want}"), flush=True)
    if got != want:
        failed.append(name)


def fetch(base, folder):
    """Saves all files in a folder, and checks them against the list."""
    with urllib.request.urlopen(base + "/data/index.json") as answer:
        index = json.load(answer)
    for f in index["files"]:
        with urllib.request.urlopen(base + "/data/" + f["name"]) as answer:
            body = answer.read()
        (folder / f["name"]).write_bytes(body)
        check(f["name"] + " is as listed", (len(body), hashlib.sha256(body).hexdigest()), (f["bytes"], f["sha256"]))
    return index


def counts(base):
    """Returns the numbers of nodes, relationships, pieces of evidence and sources that the API states."""
    query = "{ dataset { entities { kind count } relationships { count } } }"
    request = urllib.request.Request(
        base + "/graphql", json.dumps({"query": query}).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as answer:
        data = json.load(answer)["data"]["dataset"]
    kinds = {e["kind"]: e["count"] for e in data["entities"]}
    evidence, sources = kinds.pop("EVIDENCE"), kinds.pop("SOURCE")
    return {
        "nodes": sum(kinds.values()), "edges": sum(r["count"] for r in data["relationships"]),
        "evidence": evidence, "sources": sources,
    }


def broken(path, change):
    """Writes a copy of a description that has a mistake, beside it."""
    description = json.loads(path.read_text())
    change(description)
    copy = path.with_name("broken-" + path.name)
    copy.write_text(json.dumps(description))
    return copy


def frictionless_errors(path):
    report = frictionless.validate(str(path))
    return [e.message for e in report.errors] + [e.message for t in report.tasks for e in t.errors]


def croissant_errors(path):
    try:
        return list(mlcroissant.Dataset(str(path)).metadata.ctx.issues.errors)
    except mlcroissant.ValidationError as e:
        return [str(e)]


def validate(folder):
    """Runs the validators."""
    package, croissant = folder / "datapackage.json", folder / "croissant.json"
    check("frictionless, datapackage.json", frictionless_errors(package), [])
    check("frictionless, accordgraph.zip", frictionless_errors(folder / "accordgraph.zip"), [])
    wrong = broken(package, lambda d: d["resources"][-1]["schema"]["fields"][0].update(type="integer"))
    check("frictionless finds a mistake", frictionless_errors(wrong) != [], True)
    check("mlcroissant, croissant.json", croissant_errors(croissant), [])
    wrong = broken(croissant, lambda d: d["recordSet"][0]["field"][0].pop("dataType"))
    check("mlcroissant finds a mistake", croissant_errors(wrong) != [], True)
    check("rocrate-validator, ro-crate-metadata.json", crate.errors(folder), [])
    inner = folder / "broken"
    inner.mkdir()
    for f in folder.iterdir():
        if f.is_file():
            (inner / f.name).symlink_to(f)
    text = json.loads((folder / "ro-crate-metadata.json").read_text())
    root = next(n for n in text["@graph"] if n["@id"] == "./")
    del root["license"], root["datePublished"]
    (inner / "ro-crate-metadata.json").unlink()
    (inner / "ro-crate-metadata.json").write_text(json.dumps(text))
    check("rocrate-validator finds a mistake", crate.errors(inner) != [], True)


def of_pandas(folder):
    with zipfile.ZipFile(folder / "accordgraph.zip") as z:
        tables = {
            name: pandas.read_csv(z.open(name + ".csv"), keep_default_na=False, na_values=[""])
            for name in ("nodes", "edges", "evidence", "sources")}
    return {name: table["id"].nunique() for name, table in tables.items()}


def of_sqlite(folder):
    db = sqlite3.connect(folder / "accordgraph.sqlite")
    check("sqlite3, references that lead nowhere", db.execute("PRAGMA foreign_key_check").fetchall(), [])
    return {name: db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("nodes", "edges", "evidence", "sources")}


def of_rdflib(folder):
    graph = rdflib.Dataset()
    graph.parse(folder / "accordgraph.nq", format="nquads")
    of = {name: len(set(graph.subjects(rdflib.RDF.type, rdflib.URIRef(SCHEMA + name))))
          for name in ("Relationship", "Evidence", "Source")}
    nodes = set(graph.subjects(rdflib.URIRef(SCHEMA + "kind")))
    claims = {str(g.identifier) for g in graph.graphs() if g.identifier != rdflib.graph.DATASET_DEFAULT_GRAPH_ID}
    check("rdflib, named graphs", len(claims), of["Relationship"])
    return {"nodes": len(nodes), "edges": of["Relationship"], "evidence": of["Evidence"], "sources": of["Source"]}


def of_jsonl(folder):
    kinds = pandas.read_json(folder / "accordgraph.jsonl", lines=True, convert_dates=False)["__typename"].value_counts()
    own = {"edges": "Relationship", "evidence": "Evidence", "sources": "Source"}
    found = {name: int(kinds.pop(kind)) for name, kind in own.items()}
    return found | {"nodes": int(kinds.sum())}


def of_croissant(folder):
    dataset = mlcroissant.Dataset(str(folder / "croissant.json"))
    return {name: sum(1 for _ in dataset.records(name)) for name in ("nodes", "edges", "evidence", "sources")}


def main():
    base = sys.argv[1].rstrip("/")
    folder = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp())
    fetch(base, folder)
    want = counts(base)
    for name, read in {"pandas, CSV": of_pandas, "pandas, JSON": of_jsonl, "sqlite3": of_sqlite, "rdflib": of_rdflib,
                       "mlcroissant": of_croissant}.items():
        check(name, dict(sorted(read(folder).items())), dict(sorted(want.items())))
    validate(folder)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
