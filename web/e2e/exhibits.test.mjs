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

async function pick(app, index) {
  await app.hook("gallery-open").first().click();
  await app.hook("exhibit").nth(index).click();
  await app.ready();
}

check("the gallery has them all, each with its lesson", {}, async (app) => {
  const found = await titles(app);
  assert.equal(found.length, EXHIBITS.length, found.join(", "));
  for (const text of found) assert.ok(text.trim().split(/\s+/).length > 5, `no lesson: ${text}`);
});

for (const [index, file] of EXHIBITS.entries()) {
  check(`${file} steps to its end and back to its start`, {}, async (app) => {
    await pick(app, index);
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
  const found = await titles(app);
  const index = found.findIndex((text) => /ladder|yield from/i.test(text));
  assert.ok(index >= 0, "no exhibit of nested yield from");
  await pick(app, index);
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
