// What leaves the page: pictures, storyboards, texts, a trace, the page itself in one file that works from a disk.

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { App } from "./lib/app.mjs";
import { suite } from "./lib/suite.mjs";

const { check } = suite();

async function saved(app, hook) {
  const [download] = await Promise.all([app.page.waitForEvent("download", { timeout: 30_000 }), app.hook(hook).click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

check("a moment is saved as SVG and PNG, the run as a transcript and a trace", {}, async (app) => {
  await app.step(3);
  await app.key("s");
  const svg = await saved(app, "save-svg");
  assert.equal(svg.name, "two-countdowns.svg");
  assert.match(svg.bytes.toString(), /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg".*T-minus 3 \(B\)/s);
  const png = await saved(app, "save-png");
  assert.deepEqual([...png.bytes.subarray(0, 8)], [137, 80, 78, 71, 13, 10, 26, 10]);
  assert.equal(png.bytes.readUInt32BE(16), 1360, "twice as broad as the drawing");
  const text = await saved(app, "save-transcript");
  assert.match(text.bytes.toString(), /B#1 +0\.000 s +B prints/);
  const trace = JSON.parse((await saved(app, "save-trace")).bytes.toString());
  assert.ok(trace.traceEvents.some((event) => event.ph === "s"));
});

check("bookmarks become a storyboard and a worksheet", {}, async (app) => {
  await app.key("s");
  assert.equal(await app.hook("save-storyboard").count(), 0);
  await app.key("Escape");
  await app.step(3);
  await app.key("m");
  await app.step(1);
  await app.key("m");
  await app.key("s");
  const board = await saved(app, "save-storyboard");
  assert.match(board.bytes.toString(), /Step 3.*Step 4/s);
  const sheet = await saved(app, "save-worksheet");
  assert.match(sheet.bytes.toString(), /Put here: A {0,2}.*B/s);
});

check("the tag for a post has a picture where that is asked for", {}, async (app) => {
  await app.step(3);
  await app.key("s");
  const tag = app.page.locator("#share-tag");
  assert.doesNotMatch(await tag.inputValue(), /<svg/);
  assert.match(await tag.inputValue(), /<pre>\nimport asyncio\n\nasync def countdown\(name, n\):\n    while n > 0:/);
  await app.hook("with-poster").check();
  assert.match(await tag.inputValue(), /<svg[^>]* slot="poster" class="wide".*class="narrow".*<pre>/s);
});

check("the page as one file works from a disk, without any network, where the reader was", {}, async (app) => {
  await app.step(3);
  await app.key("s");
  const file = await saved(app, "save-page");
  const folder = await mkdtemp(join(tmpdir(), "switchboard-file-"));
  const page = await app.page.context().newPage();
  try {
    const path = join(folder, "saved page.html");
    const { writeFile } = await import("node:fs/promises");
    await writeFile(path, file.bytes);
    const asked = [];
    const faults = [];
    page.on("request", (request) => asked.push(request.url()));
    page.on("pageerror", (error) => faults.push(String(error)));
    page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    await page.goto(pathToFileURL(path).href);
    const offline = new App(page, "");
    await offline.ready();
    assert.equal(await offline.cursor(), 3);
    await offline.step(1);
    // A program of the reader's own: the compiler is in the file as well.
    await offline.type("import asyncio\n\nasync def f():\n    print('from a disk')\n\nasyncio.run(f())\n");
    await page.getByTestId("stale").waitFor({ state: "detached" }).catch(() => {});
    await page.waitForTimeout(1500);
    await offline.ready();
    await page.getByTestId("step").first().focus();
    await page.keyboard.press("End");
    await page.waitForTimeout(300);
    assert.deepEqual(await offline.console(), ["from a disk"]);
    assert.deepEqual(faults, []);
    assert.deepEqual(asked.filter((url) => /^https?:/.test(url)), []);
    console.log(`# one file: ${(file.bytes.length / 1e6).toFixed(2)} MB`);
  } finally {
    await page.close();
    await rm(folder, { recursive: true, force: true });
  }
});
