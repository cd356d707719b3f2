import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { root, run } from "./tools.mjs";

/** Starts a server with more flags, on the bundled data, and returns its URL and what stops it. */
export async function startServer(...flags) {
  const folder = mkdtempSync(join(tmpdir(), "clients-"));
  const program = join(folder, "server");
  const built = run("go", ["build", "-o", program, "./server"], { cwd: root });
  assert.equal(built.status, 0, built.said);
  const usual = ["-addr", "localhost:0", "-store", "sqlite::memory:", "-log", "json"];
  const { PATH, HOME } = process.env; // and no setting of the server
  const server = spawn(program, [...usual, ...flags], { env: { PATH, HOME }, stdio: ["ignore", "ignore", "pipe"] });
  const url = await listening(server);
  return { url, stop: () => stop(server, folder) };
}

/** Waits until the server is ready, and returns its URL. */
async function listening(server) {
  const log = [];
  let url;
  for await (const line of createInterface({ input: server.stderr })) {
    log.push(line);
    if (!line.startsWith("{")) continue;
    const { msg, url: where } = JSON.parse(line);
    if (msg === "listening") url = where;
    if (msg === "ready") break;
  }
  assert.ok(url, `the server did not start:\n${log.join("\n")}`);
  server.stderr.resume(); // or its log fills the pipe, and it waits
  return url;
}

async function stop(server, folder) {
  rmSync(folder, { recursive: true });
  const ended = server.exitCode === null && once(server, "exit");
  server.kill("SIGTERM");
  await ended;
  assert.equal(server.exitCode, 0, "the server was told to stop, and did not end well");
}
