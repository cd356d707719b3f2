// What relay-compiler and graphql-codegen write for a server that answers only that.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startServer } from "./server.mjs";
import { codegen, freshFolder, relayCompile } from "./tools.mjs";

let server, relay, persisted;

before(async () => {
  const out = freshFolder("documents");
  relay = relayCompile("relay-persisted", { persistConfig: { file: "persisted.json" } });
  assert.equal(relay.status, 0, relay.said);
  const made = codegen("src/codegen/*.graphql", join(out, "codegen"), { PERSISTED: "yes" });
  assert.equal(made.status, 0, made.said);
  const read = (...path) => JSON.parse(readFileSync(join(...path), "utf8"));
  persisted = read(out, "codegen/persisted-documents.json");
  const file = join(out, "trusted.json");
  writeFileSync(file, JSON.stringify({ ...read(relay.dir, "persisted.json"), ...persisted }));
  server = await startServer("-trusted-documents", file);
});

after(() => server?.stop());

async function ask(body) {
  const response = await fetch(`${server.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/graphql-response+json" },
    body: JSON.stringify(body),
  });
  return { status: response.status, ...(await response.json()) };
}

test("a document of relay-compiler is answered by its id", async () => {
  const { params } = (await import(join(relay.artifacts, "ProposalQuery.graphql.js"))).default;
  assert.equal(params.text, null);
  const { data, errors } = await ask({ documentId: params.id, variables: { id: "proposal/us-28" } });
  assert.equal(errors, undefined);
  assert.ok(data.node.id);
});

test("a document of graphql-codegen is answered by its id", async () => {
  const [id] = Object.entries(persisted).find(([, text]) => text.includes("query Things"));
  const { data, errors } = await ask({ documentId: id, variables: { ids: ["territory/crimea"] } });
  assert.equal(errors, undefined);
  assert.equal(data.nodes.length, 1);
});

test("nothing else is answered", async () => {
  const { status, errors } = await ask({ query: "{ __typename }" });
  assert.equal(status, 400);
  assert.equal(errors[0].extensions.code, "PERSISTED_QUERY_ID_REQUIRED");
});
