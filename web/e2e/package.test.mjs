// The npm package of the figure: put together from the build, imported by its name, and started from its own folder.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pack } from "../figure/pack.mjs";
import { start } from "./lib/browser.mjs";
import { DIST, serve } from "./lib/server.mjs";

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Post</title>
<script type="importmap">{"imports": {"switchboard-figure": "/node_modules/switchboard-figure/figure.js"}}</script>
<script type="module" src="/app.js"></script><link rel="stylesheet" href="/app.css"></head>
<body><switchboard-figure at="B#1" height="430"><pre>
import asyncio

async def f(name):
    print(name)
    await asyncio.sleep(1)

async def main():
    await asyncio.gather(f('A'), f('B'))

asyncio.run(main())
</pre></switchboard-figure></body></html>`;

let root, browser, server;
before(async () => {
  root = await mkdtemp(join(tmpdir(), "switchboard-npm-"));
  browser = await start();
  server = await serve({
    root,
    extra: { "/index.html": PAGE, "/app.js": 'import "switchboard-figure";', "/app.css": "switchboard-figure { display: block; height: 430px; }" },
  });
});
after(async () => {
  await browser?.close();
  await server?.close();
  await rm(root, { recursive: true, force: true });
});

test("the package has what it names, and works from where it was put", { timeout: 120_000 }, async () => {
  const folder = join(root, "node_modules/switchboard-figure");
  const files = await pack(folder, DIST);
  assert.deepEqual((await readdir(folder)).sort(), [...files].sort());
  const [listed] = JSON.parse(execFileSync("npm", ["pack", "--dry-run", "--json", "--offline"], { cwd: folder, encoding: "utf8" }));
  assert.deepEqual(listed.files.map((file) => file.path).sort(), [...files].sort());
  const page = await browser.open();
  await page.goto(`${server.url}/index.html`);
  await page.getByTestId("sentence").first().waitFor();
  await page.waitForFunction(() => /^B /.test(document.querySelector("switchboard-figure").shadowRoot.querySelector('[data-testid="sentence"] > span').textContent));
  assert.deepEqual(page.faults, []);
  assert.ok(server.requests.every((path) => !path.endsWith(".wasm") || path.startsWith("/node_modules/switchboard-figure/")));
  await page.leave();
});
