import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { codegen, freshFolder, runTool } from "./tools.mjs";

test("graphql-codegen makes types, and tsc --strict accepts a program that uses them", () => {
  const made = codegen("src/codegen/*.graphql", freshFolder("codegen"));
  assert.equal(made.status, 0, made.said);
  const checked = runTool("tsc", ["--project", "tsconfig.json"]);
  assert.equal(checked.status, 0, checked.said);
});

test("graphql-codegen refuses a field that there is not", () => {
  const dir = freshFolder("codegen-wrong");
  writeFileSync(join(dir, "wrong.graphql"), "query Wrong { dataset { colour } }");
  const { status, said } = codegen(join(dir, "wrong.graphql"), join(dir, "made"));
  assert.notEqual(status, 0);
  assert.match(said, /colour/);
});
