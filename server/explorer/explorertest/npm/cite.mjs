// Reads citations with citation-js: a list of {".bib": …, ".ris": …, ".json": …} from the standard input. Writes what each of
// them says, and the bibliography in the style of APA, as citeproc-js makes it.
import { readFileSync } from "node:fs";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-csl";
import "@citation-js/plugin-ris";

const types = { ".bib": "@biblatex/text", ".ris": "@ris/file", ".json": "@csl/list+object" };

const read = (ending, text) => {
  const cite = new Cite(ending === ".json" ? JSON.parse(text) : text, { forceType: types[ending] });
  const apa = cite.format("bibliography", { format: "text", template: "apa", lang: "en-US" });
  const items = cite.data.map(one => ({
    Title: one.title, URL: one.URL, Version: one.version ?? one.edition,
    Author: one.author?.map(a => a.literal ?? [a.given, a.family].filter(Boolean).join(" ")).join("; "),
    Issued: one.issued?.["date-parts"]?.[0].join("-"),
  }));
  return { Items: items, APA: apa };
};

const works = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(works.map(work => Object.fromEntries(Object.entries(work).map(([ending, text]) => [ending, read(ending, text)])))));
