// Lets the caches of clients read two moments of one thing. They keep things by id, and below asOf an id has its days.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import * as apollo4 from "@apollo/client";
import { Client, fetchExchange } from "@urql/core";
import { cacheExchange } from "@urql/exchange-graphcache";
import { buildSchema, introspectionFromSchema, parse } from "graphql";
import relay from "relay-runtime";
import { startServer } from "./server.mjs";
import { relayCompile, schemaText } from "./tools.mjs";

// Node resolves no folder of Apollo Client 3 in an import.
const apollo3 = createRequire(import.meta.url)("apollo-client-3/core");

let url = process.env.KG_TEST_URL;
let server, artifacts;

const thing = `{
  id plainId
  ... on Territory {
    name
    relationshipCounts { type count }
    controlledBy { totalCount edges { relationship { id sourceCount } node { id name } } }
  }
}`;

// relay-compiler wants the name of the file at the beginning of each name.
const texts = {
  MoreMomentsQuery: `query MoreMomentsQuery {
    then: nodes(ids: ["territory/crimea"], asOf: {valid: "2010-01-01"}) ${thing}
    since: nodes(ids: ["territory/crimea"], asOf: {valid: "2020-01-01"}) ${thing}
    known: nodes(ids: ["territory/crimea@valid:2020-01-01@known:2025-11-21"]) ${thing}
    now: nodes(ids: ["territory/crimea"]) ${thing}
  }`,
  MoreMomentQuery: `query MoreMomentQuery($asOf: AsOf) { nodes(ids: ["territory/crimea"], asOf: $asOf) ${thing} }`,
  MoreThingQuery: `query MoreThingQuery($id: ID!) { node(id: $id) ${thing} }`,
};

before(async () => {
  const compiled = relayCompile("relay-caches", {}, Object.values(texts).map((text) => `graphql\`${text}\`;`).join("\n"));
  assert.equal(compiled.status, 0, compiled.said);
  artifacts = compiled.artifacts;
  if (url) return;
  server = await startServer();
  url = server.url;
});

after(() => server?.stop());

/** Asks the server, and returns the data. */
async function answer(name, variables) {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: texts[name], variables, operationName: name }),
  });
  const { data, errors } = await response.json();
  assert.equal(errors, undefined, JSON.stringify(errors));
  return plain(data);
}

/** A fetch that takes the days out of the ids of answers. */
async function fetchWithoutDays(...request) {
  const response = await fetch(...request);
  return new Response((await response.text()).replaceAll(/@(valid|known):[0-9-]{10}/g, ""), response);
}

/** Returns what a cache does in an Apollo Client: ask asks the server, and read reads the cache alone. */
function apollo({ ApolloClient, HttpLink, InMemoryCache, gql }, fetch) {
  const cache = new InMemoryCache({ possibleTypes: { Node: ["Territory"] } });
  const client = new ApolloClient({ cache, link: new HttpLink({ uri: `${url}/graphql`, fetch }) });
  const ask = (fetchPolicy) => async (name, variables) =>
    (await client.query({ query: gql(texts[name]), variables, fetchPolicy })).data;
  return { ask: ask("network-only"), read: ask("cache-only") };
}

const introspection = introspectionFromSchema(buildSchema(schemaText));

/** The same for urql with Graphcache. */
function urql(fetch) {
  const keys = Object.fromEntries(
    introspection.__schema.types
      .filter(({ kind, fields }) => kind === "OBJECT" && !fields.some(({ name }) => name === "id"))
      .map(({ name }) => [name, () => null]),
  );
  const client = new Client({
    url: `${url}/graphql`,
    fetch,
    preferGetMethod: false,
    exchanges: [cacheExchange({ schema: introspection, keys }), fetchExchange],
  });
  const ask = (requestPolicy) => async (name, variables) => {
    const { data, error } = await client.query(parse(texts[name]), variables ?? {}, { requestPolicy }).toPromise();
    assert.equal(error, undefined);
    return data;
  };
  return { ask: ask("network-only"), read: ask("cache-only") };
}

/** The same for Relay. */
function relayStore(fetch) {
  const environment = new relay.Environment({
    network: relay.Network.create(async ({ text }, variables) => {
      const response = await fetch(`${url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query: text, variables }),
      });
      return response.json();
    }),
    store: new relay.Store(new relay.RecordSource()),
  });
  const operation = async (name, variables = {}) => {
    const artifact = (await import(join(artifacts, `${name}.graphql.js`))).default;
    return relay.createOperationDescriptor(artifact, variables);
  };
  return {
    ask: async (name, variables) => {
      const asked = await operation(name, variables);
      environment.retain(asked);
      await relay.fetchQuery(environment, asked.request.node, asked.request.variables, { fetchPolicy: "network-only" }).toPromise();
    },
    read: async (name, variables) => environment.lookup((await operation(name, variables)).fragment).data,
  };
}

const caches = {
  "Apollo Client 4": (fetch) => apollo(apollo4, fetch),
  "Apollo Client 3": (fetch) => apollo(apollo3, fetch),
  "urql with Graphcache": urql,
  Relay: relayStore,
};

/** Returns a value without what clients add: prototypes, and names of types. */
const plain = (value) => JSON.parse(JSON.stringify(value ?? null, (key, v) => (key === "__typename" ? undefined : v)));

/** The variables of two moments, and of now. */
const moments = [{ asOf: { valid: "2010-01-01" } }, { asOf: { valid: "2020-01-01" } }, { asOf: { valid: "2020-01-01", known: "2025-11-21" } }, {}];

test("Crimea has other holders at each moment", async () => {
  const { then, since } = await answer("MoreMomentsQuery");
  const holders = ([{ controlledBy }]) => controlledBy.edges.map(({ node }) => node.name);
  assert.notDeepEqual(holders(then), holders(since));
  assert.equal(then[0].id, "territory/crimea@valid:2010-01-01");
  assert.equal(then[0].plainId, since[0].plainId);
});

for (const [name, open] of Object.entries(caches)) {
  test(`${name} reads two moments side by side`, async () => {
    const cache = open(fetch);
    await cache.ask("MoreMomentsQuery");
    assert.deepEqual(plain(await cache.read("MoreMomentsQuery")), await answer("MoreMomentsQuery"));
  });

  test(`${name} reads two moments across queries`, async () => {
    const cache = open(fetch);
    for (const variables of moments) await cache.ask("MoreMomentQuery", variables);
    for (const variables of moments) {
      const want = await answer("MoreMomentQuery", variables);
      assert.deepEqual(plain(await cache.read("MoreMomentQuery", variables)), want);
      const { id } = want.nodes[0];
      await cache.ask("MoreThingQuery", { id });
      assert.deepEqual(plain(await cache.read("MoreThingQuery", { id })), { node: want.nodes[0] });
    }
    for (const variables of moments) {
      assert.deepEqual(plain(await cache.read("MoreMomentQuery", variables)), await answer("MoreMomentQuery", variables));
    }
  });

  test(`${name} would mix two moments if ids had no days`, async () => {
    const cache = open(fetchWithoutDays);
    for (const variables of moments) await cache.ask("MoreMomentQuery", variables);
    const [then, since] = await Promise.all(moments.map((variables) => cache.read("MoreMomentQuery", variables)));
    assert.deepEqual(plain(then), plain(since));
  });
}
