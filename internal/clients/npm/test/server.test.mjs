// Asks the server at KG_TEST_URL or, without it, one that is started here.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { buildClientSchema, buildSchema, getIntrospectionQuery, graphqlSync, lexicographicSortSchema, printSchema } from "graphql";
import { serverAudits } from "graphql-http";
import relay from "relay-runtime";
import { startServer } from "./server.mjs";
import { here, relayCompile, root, run, schemaText } from "./tools.mjs";

let url = process.env.KG_TEST_URL;
let server;

before(async () => {
  if (url) return;
  server = await startServer();
  url = server.url;
});

after(() => server?.stop());

/** Asks the server, and returns the data. */
async function ask(query, variables, operationName) {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/graphql-response+json" },
    body: JSON.stringify({ query, variables, operationName }),
  });
  const { data, errors } = await response.json();
  assert.equal(errors, undefined, JSON.stringify(errors));
  return data;
}

/** Writes what only one of two schemas says, line by line. */
function difference(a, b) {
  const blocks = (schema) => printSchema(lexicographicSortSchema(schema)).split("\n\n");
  const [x, y] = [blocks(a), blocks(b)];
  const only = (mark, these, those) => these.filter((block) => !those.includes(block)).map((block) => `${mark} ${block}`);
  return [...only("+", x, y), ...only("-", y, x)].join("\n");
}

const options = { specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true };

test("introspection tells what schema.graphqls says, descriptions and all", async () => {
  const told = buildClientSchema(await ask(getIntrospectionQuery(options)));
  assert.equal(difference(told, buildSchema(schemaText)), "");
});

/** Returns the data of introspection with its types and directives by name, since their order means nothing. */
function byName({ __schema: { types, directives, ...rest } }) {
  const sorted = (all) => all.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return { ...rest, types: sorted(types), directives: sorted(directives) };
}

/** Takes out of the types of graphql-js what is no part of a specification yet: directives that are deprecated. */
function withoutDraft(schema) {
  const type = (name) => schema.types.find((type) => type.name === name);
  const directive = type("__Directive");
  directive.fields = directive.fields.filter(({ name }) => !["isDeprecated", "deprecationReason"].includes(name));
  type("__Schema").fields.find(({ name }) => name === "directives").args = [];
  return schema;
}

for (const [name, query] of [
  ["with everything", getIntrospectionQuery(options)],
  ["as clients ask by default", getIntrospectionQuery()],
  ["without what is deprecated", getIntrospectionQuery(options).replaceAll("includeDeprecated: true", "includeDeprecated: false")],
]) {
  test(`introspection is the one of graphql-js, ${name}`, async () => {
    const { data } = graphqlSync({ schema: buildSchema(schemaText), source: query });
    const want = JSON.parse(JSON.stringify(data)); // with plain prototypes
    assert.deepStrictEqual(byName(await ask(query)), withoutDraft(byName(want)));
  });
}

// GraphQL over HTTP, as its working group wants it. What an audit only advises must
// hold too: a warning or a notice fails.
const audits = serverAudits({ url: () => `${url}/graphql` });

test("graphql-http has all the audits that it had", () => assert.ok(audits.length >= 61, `${audits.length} audits`));

for (const { id, name, fn } of audits) {
  test(`graphql-http ${id}: it ${name}`, async () => {
    const { status, reason } = await fn();
    assert.equal(status, "ok", reason);
  });
}

const tabs = join(root, "server/playground/web/src/tabs");
for (const name of readdirSync(tabs)) {
  test(`the playground's ${name} gets an answer`, async () => {
    const data = await ask(readFileSync(join(tabs, name), "utf8"));
    for (const field of Object.values(data)) assert.ok(field);
  });
}

const query = (name) => readFileSync(join(here, "src/codegen", name), "utf8");

test("conflicts.graphql gets clauses with evidence", async () => {
  const to = { document: { eq: "agreement/budapest-memorandum" } };
  const where = { document: { eq: "proposal/us-28" }, conflictsWith: { some: to } };
  const { provisions } = await ask(query("conflicts.graphql"), { where, with: to });
  const links = provisions.nodes.flatMap((node) => node.conflictsWith.edges.map((edge) => edge.relationship));
  assert.ok(links.length > 0);
  for (const link of links) assert.ok(link.evidence.length > 0, link.id);
});

test("things.graphql gets things of several kinds, in the order asked", async () => {
  const ids = ["territory/crimea", "no/such", "proposal/us-28", "agreement/budapest-memorandum"];
  const { nodes } = await ask(query("things.graphql"), { ids });
  assert.deepEqual(nodes.map((node) => node?.__typename), ["Territory", undefined, "Proposal", "Agreement"]);
});

test("stances.graphql gets a stance for each actor, on clauses or on a document", async () => {
  const actors = ["actor/poland", "actor/amnesty-international"];
  const stances = async (of) => (await ask(query("stances.graphql"), { of, actors })).positions.rows.map((row) => row.cells.length);
  assert.deepEqual(await stances({ provisions: ["provision/us-28/26"] }), [2]);
  assert.ok((await stances({ document: "proposal/us-28" })).length > 28);
});

// What usePaginationFragment does, without a page: the first answer and the next
// go into a store, which joins them to one list. The id of a thing keeps its days.
for (const [kind, forward, days] of [
  ["Proposal", true, ""],
  ["Document", false, ""],
  ["Proposal", true, "@valid:2025-12-31@known:2025-12-30"],
  ["Document", false, "@known:2025-12-30"],
]) {
  test(`Relay's store joins two pages of ${kind}.provisions${days}`, async () => {
    const { status, said, artifacts } = relayCompile("relay-run");
    assert.equal(status, 0, said);
    const artifact = async (name) => (await import(join(artifacts, `${name}.graphql.js`))).default;
    const environment = new relay.Environment({
      network: relay.Network.create(async ({ text, name }, variables) => ({ data: await ask(text, variables, name) })),
      store: new relay.Store(new relay.RecordSource()),
    });
    const id = `proposal/us-28${days}`;
    const list = () => {
      const record = environment.getStore().getSource().get(`client:${id}:__${kind}_provisions_connection`);
      return record.edges.__refs.map((ref) => environment.getStore().getSource().get(ref).node.__ref);
    };
    const first = await artifact(`${kind}Query`);
    const next = await artifact(`${kind}ClausesPaginationQuery`);
    environment.retain(relay.createOperationDescriptor(first, { id }));
    await relay.fetchQuery(environment, first, { id }).toPromise();
    const one = list();
    const source = environment.getStore().getSource();
    const { startCursor, endCursor } = source.get(`client:${id}:__${kind}_provisions_connection:pageInfo`);
    await relay.fetchQuery(environment, next, { id, count: 5, cursor: forward ? endCursor : startCursor }).toPromise();
    const both = list();
    assert.equal(both.length, one.length + 5);
    assert.equal(new Set(both).size, both.length);
    assert.deepEqual(forward ? both.slice(0, one.length) : both.slice(5), one);
    for (const clause of both) assert.match(clause, new RegExp(`^[a-z0-9/-]+${days}$`));
  });
}

test("genqlient makes a client that compiles and gets clauses with evidence", () => {
  const { status, said } = run("go", ["test", "-count=1", "./..."], {
    cwd: join(here, "../genqlient"),
    env: { ...process.env, KG_TEST_URL: url },
  });
  assert.equal(status, 0, said);
});
