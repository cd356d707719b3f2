import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { relayCompile } from "./tools.mjs";

test("relay-compiler compiles connections and refetchable fragments", () => {
  const { status, said, artifacts } = relayCompile("relay");
  assert.equal(status, 0, said);
  for (const name of ["ProposalClausesPaginationQuery", "DocumentClausesPaginationQuery", "SourcesPaginationQuery"]) {
    assert.ok(readdirSync(artifacts).includes(`${name}.graphql.js`), name);
  }
});

test("relay-compiler refuses a field that there is not", () => {
  const { status, said } = relayCompile("relay-wrong", {}, "graphql`query MoreQuery { dataset { colour } }`;");
  assert.notEqual(status, 0);
  assert.match(said, /colour/);
});
