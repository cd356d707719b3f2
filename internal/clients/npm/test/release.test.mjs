import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { buildSchema, findBreakingChanges } from "graphql";
import { root, schemaText } from "./tools.mjs";

const byVersion = new Intl.Collator("en", { numeric: true }).compare;

/** Returns the contract of the last release. */
function lastRelease() {
  const folder = join(root, "docs", "schema");
  return readFileSync(join(folder, readdirSync(folder).sort(byVersion).at(-1)), "utf8");
}

/** Returns what CHANGELOG.md has under Unreleased. */
function unreleased() {
  const text = readFileSync(join(root, "CHANGELOG.md"), "utf8");
  return text.split(/^## /m).find((section) => /^\[?Unreleased/.test(section));
}

/** Returns the breaking changes whose type or field CHANGELOG.md does not name. */
function unnamed(before, after) {
  const changes = findBreakingChanges(buildSchema(before), buildSchema(after));
  return changes.map((c) => c.description).filter((d) => !unreleased().includes(d.match(/\w+(\.\w+)?/)[0]));
}

test("graphql-js finds no change since the last release that breaks clients and is not named", () => {
  assert.deepEqual(unnamed(lastRelease(), schemaText), []);
});

test("graphql-js finds a field that is gone", () => {
  assert.match(unnamed(schemaText, schemaText.replace("licenceUrl:", "licenceAddress:")).join(), /Dataset\.licenceUrl was removed/);
});
