// The client graphql-sse reads a subscription of the server at KG_TEST_URL or, without it, of one that is started here.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createClient } from "graphql-sse";
import { startServer } from "./server.mjs";

let url = process.env.KG_TEST_URL;
let server;

before(async () => {
  if (url) return;
  server = await startServer();
  url = server.url;
});

after(() => server?.stop());

const client = (options) => createClient({ url: `${url}/graphql`, retryAttempts: 0, ...options });

test("graphql-sse reads entries of the log, and ends the stream", async () => {
  const query = "subscription ($since: Int) { changes(since: $since) { number key what text } }";
  for await (const { data, errors } of client().iterate({ query, variables: { since: 0 } })) {
    assert.equal(errors, undefined);
    assert.equal(data.changes.number, 1);
    assert.match(data.changes.key, /^1-[0-9a-f]{16}$/);
    break; // the server would send each further entry, for as long as the client listens
  }
});

test("graphql-sse reads the answer to a query, which ends by itself", async () => {
  const answers = [];
  for await (const answer of client().iterate({ query: "{ dataset { title } }" })) answers.push(answer);
  assert.equal(answers.length, 1);
  assert.ok(answers[0].data.dataset.title);
});

test("graphql-sse reports what is wrong with an operation", async () => {
  const read = async (query) => {
    for await (const answer of client().iterate({ query })) return answer;
  };
  await assert.rejects(read("subscription { changes { nothing } }"), ({ response }) => response.status === 400);
  await assert.rejects(read('subscription { changes(of: ["a@b"]) { number } }'), ({ response }) => response.status === 422);
});
