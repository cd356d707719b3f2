import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const here = dirname(dirname(fileURLToPath(import.meta.url)));
export const root = join(here, "../../..");
export const schemaText = readFileSync(join(root, "schema.graphqls"), "utf8");

/** Runs a program; the answer has its status and all it said. */
export function run(program, args, options = {}) {
  const { status, error, stdout, stderr } = spawnSync(program, args, { cwd: here, encoding: "utf8", ...options });
  if (error) throw error;
  return { status, said: stdout + stderr };
}

/** Runs a program that npm installed. */
export const runTool = (name, args, options) => run(join(here, "node_modules/.bin", name), args, options);

/** Returns a folder of that name that is empty. */
export function freshFolder(name) {
  const dir = join(here, "out", name);
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  return dir;
}

/** Lets graphql-codegen make a client of operations in a folder. */
export const codegen = (operations, out, env) =>
  runTool("graphql-codegen", ["--config", "codegen.mjs"], {
    env: { ...process.env, OPERATIONS: operations, OUT: `${out}/`, ...env },
  });

/**
 * Lets relay-compiler make artifacts of src/relay in out/NAME, with more settings
 * and one more source file if they are given.
 */
export function relayCompile(name, settings, more) {
  const dir = freshFolder(name);
  // It adds to the file of persisted documents, which must be there.
  if (settings?.persistConfig) writeFileSync(join(dir, settings.persistConfig.file), "{}");
  cpSync(join(here, "src/relay"), join(dir, "src"), { recursive: true });
  if (more) writeFileSync(join(dir, "src/More.js"), more);
  mkdirSync(join(dir, "artifacts"));
  // relay-compiler knows a schema by the ending .graphql, and wants it in its folder.
  writeFileSync(join(dir, "schema.graphql"), schemaText);
  const config = {
    src: "src",
    schema: "schema.graphql",
    artifactDirectory: "artifacts",
    language: "javascript",
    eagerEsModules: true,
    requireCustomScalarTypes: true,
    customScalarTypes: { Date: "string", PartialDate: "string" },
    ...settings,
  };
  writeFileSync(join(dir, "relay.config.json"), JSON.stringify(config));
  return { dir, artifacts: join(dir, "artifacts"), ...runTool("relay-compiler", ["relay.config.json"], { cwd: dir }) };
}
