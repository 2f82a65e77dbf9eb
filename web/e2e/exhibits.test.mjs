// Every exhibit opens and can be stepped through to its end and back.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { suite } from "./lib/suite.mjs";

const { check } = suite();

/** One file each. */
const FOLDER = new URL("../../crates/exhibits/exhibits/", import.meta.url);
const EXHIBITS = readdirSync(FOLDER).filter((name) => name.endsWith(".md"));

async function titles(app) {
  await app.hook("gallery-open").first().click();
  const found = await app.hook("exhibit").allInnerTexts();
  await app.key("Escape");
  return found;
}

/** Opens the exhibit of this name: its file's, without number and extension. */
async function pick(app, id) {
  await app.hook("gallery-open").first().click();
  await app.page.locator(`[data-testid="exhibit"][data-id="${id}"]`).click();
  await app.ready();
}

check("the gallery has them all, each with its lesson", {}, async (app) => {
  const found = await titles(app);
  assert.equal(found.length, EXHIBITS.length, found.join(", "));
  for (const text of found) assert.ok(text.trim().split(/\s+/).length > 5, `no lesson: ${text}`);
});

check("a search keeps the exhibits that have all its words", {}, async (app) => {
  await app.hook("gallery-open").first().click();
  await app.hook("gallery-search").fill("philosophers FORKS");
  assert.deepEqual(await app.hook("exhibit").evaluateAll((all) => all.map((e) => e.dataset.id)), ["dining-philosophers"]);
  await app.hook("gallery-search").fill("no such words");
  assert.equal(await app.hook("exhibit").count(), 0);
});

for (const file of EXHIBITS) {
  check(`${file} steps to its end and back to its start`, {}, async (app) => {
    await pick(app, file.replace(/^\d+-|\.md$/g, ""));
    await app.complete();
    const steps = await app.steps();
    assert.ok(steps >= 4);
    const first = await app.moment();
    for (let i = 0; i < Math.min(steps, 12); i += 1) {
      await app.step();
      assert.notEqual((await app.sentence()).trim(), "");
    }
    await app.hook("start").click();
    await app.at(0);
    assert.deepEqual(await app.moment(), first);
    await app.page.evaluate(() => document.activeElement.blur());
    await app.key("End");
    await app.at(steps);
    const source = readFileSync(new URL(file, FOLDER), "utf8");
    if (source.includes("print(") || /^\s+show /m.test(source)) assert.ok((await app.console()).length > 0);
  });
}

check("the ladder's chart is drawn, and follows the slider", {}, async (app) => {
  await pick(app, "the-ladder");
  const chart = app.hook("chart").locator("canvas");
  const inked = () => chart.evaluate((canvas) => {
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    const colours = new Set();
    for (let i = 0; i < data.length; i += 4) if (data[i + 3] > 0) colours.add((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]);
    return colours.size;
  });
  await chart.waitFor();
  await app.page.waitForFunction(() => document.querySelector('[data-testid="chart"] canvas').width > 100);
  assert.ok((await inked()) >= 3, "the canvas is empty");
  const table = app.hook("chart").locator("table");
  assert.ok((await table.locator("tr").count()) > 3, "no data table beside the chart");
  const slider = app.hook("depth");
  const steps = await app.text("crossings");
  await slider.focus();
  for (let i = 0; i < 5; i += 1) await app.key("ArrowRight");
  await app.page.waitForFunction((before) => document.querySelector('[data-testid="crossings"]').innerText.replace(/\s+/g, " ").trim() !== before, steps);
});

/** Opens an exhibit by its name in the address. */
async function open(app, id) {
  await app.page.evaluate((hash) => (location.hash = hash), id);
  await app.page.waitForFunction((name) => document.querySelector('[data-testid="topbar"]').innerText.includes(name), { "the-ladder": "The ladder", "one-pass": "One pass", rows: "rows" }[id] ?? id);
  await app.ready();
}

check("a resumed chain keeps its frames and says how many a value crosses", {}, async (app) => {
  await open(app, "the-ladder");
  await app.step(3);
  const frames = app.hook("place-running").getByTestId("frames").last().getByTestId("frame");
  assert.deepEqual(await frames.evaluateAll((all) => all.map((frame) => frame.dataset.state)), ["running", "suspended", "suspended", "suspended", "suspended"]);
  assert.match(await app.text("crossing"), /the value comes back through 5 frames/);
  await app.step();
  assert.match(await app.text("crossing"), /next resume crosses 5 frames/);
});

check("callbacks stand in the ready queue, in its order", {}, async (app) => {
  await open(app, "one-pass");
  await app.step(2);
  const ready = await app.hook("place-ready").locator(".token").evaluateAll((all) => all.map((token) => token.querySelector(".token-label").innerText.replace(/\s/g, "")));
  assert.deepEqual(ready, ["main()", "print('timer')"]);
});

for (const [what, id, canvas] of [["the chart", "the-ladder", '[data-testid="chart"] canvas'], ["the field of lamps", "rows", '[data-testid="field"] canvas']]) {
  check(`${what} is drawn anew when the system's colours change`, { scheme: "light" }, async (app) => {
    await open(app, id);
    await app.step();
    const picture = () => app.page.locator(canvas).first().evaluate((c) => c.toDataURL());
    await app.page.waitForFunction((c) => document.querySelector(c)?.width > 100, canvas);
    const light = await picture();
    await app.page.emulateMedia({ colorScheme: "dark" });
    for (let i = 0; (await picture()) === light; i += 1) {
      assert.ok(i < 50, "it has the old colours");
      await app.page.waitForTimeout(50);
    }
    await app.page.emulateMedia({ colorScheme: "light" });
    for (let i = 0; (await picture()) !== light; i += 1) {
      assert.ok(i < 50, "it does not come back");
      await app.page.waitForTimeout(50);
    }
  });
}
