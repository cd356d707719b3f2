import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import * as esbuild from "esbuild";
import { here } from "./tools.mjs";

/** The browser: the one that CHROMIUM names, or the one on PATH. */
const chromium = process.env.CHROMIUM || "chromium";

/** Why there is no test in a browser, or false. CI must have a browser. */
export const noChromium =
  !process.env.CI && spawnSync(chromium, ["--version"]).error ? `no ${chromium} on PATH` : false;

/** Starts a site on a port of its own. Its page runs a script of src, and posts what came of it to /outcome. */
export async function startSite(script) {
  const built = await esbuild.build({
    entryPoints: [join(here, "src", script)],
    bundle: true,
    format: "esm",
    write: false,
    logLevel: "warning",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  let told;
  const files = {
    "/": ["text/html", '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>'],
    "/page.js": ["text/javascript", built.outputFiles[0].text],
  };
  const server = createServer(async (request, response) => {
    const [type, body] = files[new URL(request.url, "http://site").pathname] ?? ["text/plain", ""];
    if (request.method === "POST") told(JSON.parse(await text(request)));
    response.setHeader("content-type", type);
    response.end(body);
  });
  await once(server.listen(0, "localhost"), "listening");
  const url = `http://localhost:${server.address().port}`;

  /** Opens the page in a new Chromium, for an API, and returns what came of it. */
  const visit = async (api) => {
    const outcome = new Promise((resolve) => (told = resolve));
    const stop = openChromium(`${url}/?api=${encodeURIComponent(api)}`);
    try {
      return await outcome;
    } finally {
      await stop();
    }
  };
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url, visit, stop };
}

/** Opens an address in a Chromium with a new profile, and returns what ends it. */
function openChromium(address) {
  const profile = mkdtempSync(join(tmpdir(), "chromium-"));
  const flags = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--remote-debugging-port=0", `--user-data-dir=${profile}`,
  ];
  const browser = spawn(chromium, [...flags, address], { stdio: "ignore" });
  const ended = once(browser, "exit");
  return async () => {
    browser.kill("SIGTERM");
    await ended;
    await remove(profile);
  };
}

/**
 * Removes a profile. Other processes of the browser may still write into it for a moment. maxRetries of rmSync does not
 * see what they write: it tries the same empty folder again.
 */
async function remove(profile) {
  for (let tries = 1; ; tries++) {
    try {
      return rmSync(profile, { recursive: true, force: true });
    } catch (error) {
      if (error.code !== "ENOTEMPTY" || tries === 300) throw error;
      await setTimeout(100);
    }
  }
}
