import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { ESLint } from "eslint";
import { here, root, schemaText } from "./tools.mjs";

const eslint = new ESLint({ cwd: root, overrideConfigFile: join(here, "eslint.config.mjs") });

/** Returns what is wrong, at most five lines a rule. */
function problems(results) {
  const rules = new Map();
  for (const { filePath, messages } of results) {
    for (const { ruleId, line, message } of messages) {
      rules.set(ruleId, [...(rules.get(ruleId) ?? []), `${filePath}:${line}: ${message}`]);
    }
  }
  return [...rules].flatMap(([rule, lines]) => [`${rule}: ${lines.length}`, ...lines.slice(0, 5)]).join("\n");
}

for (const files of [
  "schema.graphqls",
  "server/playground/web/src/tabs/*.graphql",
  "internal/clients/npm/src/codegen/*.graphql",
]) {
  test(`graphql-eslint reports nothing in ${files}`, async () => {
    assert.equal(problems(await eslint.lintFiles(files)), "");
  });
}

test("graphql-eslint reports a type with a bad name and without an id", async () => {
  const wrong = `${schemaText}\n"Wrong."\ntype wrong_thing {\n  a: Int\n}\n`;
  const said = problems(await eslint.lintText(wrong, { filePath: "schema.graphqls" }));
  assert.match(said, /naming-convention[^]*wrong_thing/);
  assert.match(said, /strict-id-in-types[^]*wrong_thing/);
});

test("graphql-eslint reports a field that there is not", async () => {
  const filePath = "internal/clients/npm/src/codegen/wrong.graphql";
  const said = problems(await eslint.lintText("query Wrong { dataset { colour } }", { filePath }));
  assert.match(said, /fields-on-correct-type[^]*colour/);
});
