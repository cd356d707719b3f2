// Opens pages of other sites in a real browser. They run Apollo Client, which adds headers of
// its own to a request once it has a name.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startServer } from "./server.mjs";
import { noChromium, startSite } from "./site.mjs";

let allowed, other, server;
const options = { skip: noChromium, timeout: 120_000 };

before(async () => {
  if (noChromium) return;
  [allowed, other] = await Promise.all([startSite("apollo/page.js"), startSite("apollo/page.js")]);
  server = await startServer("-allow-origin", allowed.url);
});

after(async () => {
  allowed?.stop();
  other?.stop();
  await server?.stop();
});

test("a page of an allowed origin asks by Apollo Client with a name", options, async () => {
  const { data, failed } = await allowed.visit(server.url);
  assert.equal(failed, undefined);
  assert.ok(data.dataset.title);
});

test("a page of another origin gets no answer", options, async () => {
  const { data, failed } = await other.visit(server.url);
  assert.equal(data, undefined);
  assert.match(failed, /Failed to fetch/);
});
