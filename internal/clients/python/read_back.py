"""Reads the files of a running server with the programs that people use, and compares them with the JSON of the API.

    pip install -r requirements.txt
    python read_back.py http://localhost:8080

It checks that each format has the same entities, relationships, parallel claims, claimants and dates, and that names that
look like formulas come back as they are. It prints a row for each program, and ends with 1 if anything differs.
"""

import io
import json
import sys
import urllib.parse
import urllib.request
import zipfile
from collections import Counter

import frictionless
import igraph
import networkx
import openpyxl
import pandas
import rdflib
from followthemoney import model

QUERY = """query Claims($types: [RelationshipType!]) { relationships(types: $types, first: 100) { nodes {
  id type status validFrom source { id name } target { id name } assertedBy { id name } } } }"""
VARIABLES = {"types": ["CLAIMS", "CONFLICTS_WITH", "WEAKENS", "ASSESSED"]}
SCHEMA = "urn:accordgraph:schema#"


def fetch(base, ending):
    query = urllib.parse.urlencode({"query": QUERY, "variables": json.dumps(VARIABLES)})
    with urllib.request.urlopen(f"{base}/graphql{ending}?{query}") as answer:
        return answer.read()


def text(value):
    """Returns a cell as text: "" for no value, and without the apostrophe before a formula."""
    if value is None or value != value:
        return ""
    return str(value)[1:] if str(value)[:1] == "'" else str(value)


class Reader:
    """What one program reads: nodes as id and name, links as id, type, ends, claimant, status and beginning."""

    def __init__(self, name, nodes, links):
        self.name, self.nodes, self.links = name, dict(nodes), Counter(links)


def link(id, kind, source, target, claimant, status, begin):
    return tuple(text(v) for v in (id, kind, source, target, claimant, status, begin))


def of_api(base):
    data = json.loads(fetch(base, ""))["data"]["relationships"]["nodes"]
    nodes = {end["id"]: end["name"] for r in data for end in (r["source"], r["target"], r["assertedBy"]) if end}
    links = [
        link(r["id"], r["type"], r["source"]["id"], r["target"]["id"], (r["assertedBy"] or {}).get("id"), r["status"], r["validFrom"])
        for r in data
    ]
    return Reader("API", nodes, links)


def of_pandas(base):
    archive = zipfile.ZipFile(io.BytesIO(fetch(base, ".zip")))
    read = lambda name: pandas.read_csv(archive.open(name), keep_default_na=False, na_values=[""])
    nodes, edges = read("nodes.csv"), read("edges.csv")
    return Reader(
        f"pandas {pandas.__version__} (.zip)",
        [(n.id, text(n.label)) for n in nodes.itertuples()],
        [link(e.id, e.relationship, e.source, e.target, e.claimant, e.status, e.validFrom) for e in edges.itertuples()],
    )


def of_jsonl(base):
    rows = [json.loads(line)["link"] for line in fetch(base, ".jsonl").splitlines()]
    nodes = [(r[end], r[end + "Name"]) for r in rows for end in ("source", "target", "claimant") if r[end]]
    return Reader("json (.jsonl)", nodes, [
        link(r["id"], r["type"], r["source"], r["target"], r["claimant"], r["status"], r["validFrom"]) for r in rows])


def of_csv(base):
    frame = pandas.read_csv(io.BytesIO(fetch(base, ".csv")), keep_default_na=False, na_values=[""])
    rows = frame.to_dict("records")
    nodes = [(r[f"link.{end}"], text(r[f"link.{end}Name"])) for r in rows for end in ("source", "target", "claimant") if text(r[f"link.{end}"])]
    return Reader(f"pandas {pandas.__version__} (.csv)", nodes, [
        link(*(r["link." + k] for k in ("id", "type", "source", "target", "claimant", "status", "validFrom"))) for r in rows])


def of_networkx(base, ending, read):
    graph = read(io.BytesIO(fetch(base, ending)))
    return Reader(
        f"networkx {networkx.__version__} ({ending})",
        [(id, data["label"]) for id, data in graph.nodes(data=True)],
        [
            link(key if ending == ".graphml" else data["id"], data["relationship"], a, b,
                 data.get("claimant"), data["status"], data.get("validFrom"))
            for a, b, key, data in graph.edges(keys=True, data=True)
        ],
    )


def of_igraph(base):
    with open("/tmp/read_back.graphml", "wb") as file:
        file.write(fetch(base, ".graphml"))
    graph = igraph.Graph.Read_GraphML("/tmp/read_back.graphml")
    name = lambda i: graph.vs[i]["id"]
    return Reader(
        f"igraph {igraph.__version__} (.graphml)",
        [(v["id"], v["label"]) for v in graph.vs],
        [link(e["relationshipId"], e["relationship"], name(e.source), name(e.target), e["claimant"], e["status"], e["validFrom"]) for e in graph.es],
    )


def of_cyjs(base):
    data = json.loads(fetch(base, ".cyjs"))["elements"]
    return Reader("json (.cyjs)", [(n["data"]["id"], n["data"]["label"]) for n in data["nodes"]], [
        link(d["id"], d["relationship"], d["source"], d["target"], d.get("claimant"), d["status"], d.get("validFrom"))
        for d in (e["data"] for e in data["edges"])])


def of_rdf(base, ending, form):
    graph = rdflib.Dataset()
    graph.parse(data=fetch(base, ending).decode(), format=form)
    short = lambda node: str(node).removeprefix("urn:accordgraph:") if node is not None else ""
    triples = {}
    for s, p, o, _ in graph.quads((None, None, None, rdflib.graph.DATASET_DEFAULT_GRAPH_ID)):
        triples.setdefault(s, {})[str(p).removeprefix(SCHEMA)] = o
    claims = {(str(g), short(s), str(p).removeprefix(SCHEMA), short(o)) for s, p, o, g in graph.quads() if str(g).startswith("urn:accordgraph:relationship/")}
    links, nodes = [], {}
    for s, t in triples.items():
        if "relationship" in t:
            links.append(link(short(s), t["relationship"], short(t["source"]), short(t["target"]), short(t.get("claimant")), t["status"], t.get("validFrom")))
            assert (str(s), short(t["source"]), str(t["relationship"]), short(t["target"])) in claims, s
        elif "plainId" in t:
            nodes[short(s)] = str(t["http://www.w3.org/2000/01/rdf-schema#label"])
    return Reader(f"rdflib {rdflib.__version__} ({ending})", nodes, links)


def of_openpyxl(base):
    book = openpyxl.load_workbook(io.BytesIO(fetch(base, ".xlsx")))
    def rows(name):
        head, *rest = book[name].iter_rows(values_only=True)
        return [dict(zip(head, r)) for r in rest]
    for sheet in book:
        for cells in sheet.iter_rows():
            assert all(c.data_type != "f" for c in cells), "a cell is a formula"
    return Reader(f"openpyxl {openpyxl.__version__} (.xlsx)", [(n["id"], n["label"]) for n in rows("nodes")], [
        tuple("" if v is None else v for v in (e["id"], e["relationship"], e["source"], e["target"], e["claimant"], e["status"], e["validFrom"]))
        for e in rows("edges")])


def of_ftm(base, api):
    nodes, links = {}, []
    ids = {i.replace("/", "."): i for i in list(api.nodes) + [l[4] for l in api.links]}
    for line in fetch(base, ".ftm").splitlines():
        entity = model.get_proxy(json.loads(line), cleaned=False)
        raw = json.loads(line)
        for name, values in raw["properties"].items():
            prop = entity.schema.get(name)
            assert prop is not None, f"{entity.schema.name} has no {name}"
            for value in values:
                assert prop.type.clean(value) is not None or name == "language", (name, value)
        if entity.schema.name == "UnknownLink":
            first = lambda name: (raw["properties"].get(name) or [""])[0]
            claimed = [v for v in raw["properties"].get("summary", []) if v.startswith("claimed by ")]
            claimant = claimed[0].rsplit("(", 1)[1][:-1] if claimed else ""
            links.append(link(first("recordId"), first("role"), ids[first("subject")], ids[first("object")], claimant, first("status"), first("startDate")))
        elif not raw["id"].startswith("source."):
            nodes[ids[raw["id"]]] = raw["properties"]["name"][0]
    import followthemoney
    return Reader(f"followthemoney {followthemoney.__version__} (.ftm)", nodes, links)


def valid_package(base):
    with open("/tmp/read_back.zip", "wb") as file:
        file.write(fetch(base, ".zip"))
    report = frictionless.validate("/tmp/read_back.zip", type="package")
    print(f"| frictionless {frictionless.__version__} (.zip) | {len(report.tasks)} tables | {report.stats['errors']} errors |")
    return report.valid


def main(base):
    api = of_api(base)
    parallel = [k for k, n in Counter(l[1:4] for l in api.links).items() if n > 1]
    print(f"| program | entities | relationships of {sum(api.links.values())}, {len(parallel)} with parallels |\n|---|---|---|")
    readers = [
        of_csv(base), of_jsonl(base), of_pandas(base), of_openpyxl(base),
        of_networkx(base, ".graphml", lambda f: networkx.read_graphml(f, force_multigraph=True)),
        of_networkx(base, ".gexf", lambda f: networkx.MultiDiGraph(networkx.read_gexf(f, version="1.3"))),
        of_igraph(base), of_cyjs(base), of_rdf(base, ".nq", "nquads"), of_rdf(base, ".jsonld", "json-ld"), of_ftm(base, api),
    ]
    good = valid_package(base)
    for r in readers:
        same_nodes, same_links = r.nodes == api.nodes, r.links == api.links
        print(f"| {r.name} | {len(r.nodes)} {'equal' if same_nodes else 'DIFFERENT'} | {sum(r.links.values())} {'equal' if same_links else 'DIFFERENT'} |")
        if not same_nodes or not same_links:
            good = False
            print("   only in the API:", list((api.links - r.links).items())[:2], list(set(api.nodes.items()) - set(r.nodes.items()))[:2])
            print("   only in the file:", list((r.links - api.links).items())[:2], list(set(r.nodes.items()) - set(api.nodes.items()))[:2])
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1].rstrip("/")))
