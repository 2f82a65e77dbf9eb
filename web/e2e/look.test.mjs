// How the page looks and whom it serves: schemes, reduced motion, a phone, assistive technology, the content policy.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { suite } from "./lib/suite.mjs";

const { check } = suite();
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const PHONE = { width: 390, height: 664, touch: true };

/** Breaches that axe finds, short. It is injected by the debugger, so the page's policy stays as it is. */
async function breaches(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return violations.map((found) => `${found.id}: ${found.nodes.map((node) => `${node.target} ${node.failureSummary}`).join(" | ")}`);
}

for (const scheme of ["light", "dark"]) {
  check(`no breach of accessibility rules at any kind of step, ${scheme}`, { scheme }, async (app) => {
    for (const steps of [0, 1, 3, 5]) {
      while ((await app.cursor()) < steps) await app.step();
      assert.deepEqual(await breaches(app.page), [], `at step ${steps}`);
    }
    await app.key("End");
    await app.at(await app.steps());
    assert.deepEqual(await breaches(app.page), [], "at the end");
  });

  check(`the page is ${scheme} where the reader asks for it`, { scheme }, async (app) => {
    const [red, green, blue] = await app.page.evaluate(() => getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number));
    const bright = (red + green + blue) / 3;
    assert.ok(scheme === "light" ? bright > 240 : bright < 45, `the ground is ${bright}`);
  });
}

check("no breach of accessibility rules at the details level and with sheets open", {}, async (app) => {
  await app.step(4);
  await app.key("d");
  assert.deepEqual(await breaches(app.page), [], "details");
  for (const sheet of ["gallery-open", "more", "share"]) {
    await app.hook(sheet).first().click();
    await app.page.locator("dialog[open], [role=dialog]").first().waitFor();
    assert.deepEqual(await breaches(app.page), [], sheet);
    await app.key("Escape");
  }
});

check("only what changed place moves, and briefly", {}, async (app) => {
  await app.step(2);
  await app.hook("step").click();
  await app.page.waitForTimeout(60);
  const running = await app.page.evaluate(() => document.getAnimations().length);
  assert.ok(running > 0, "nothing moves at a switch");
  await app.page.waitForFunction(() => document.getAnimations().every((animation) => animation.playState !== "running"));
});

check("with reduced motion nothing moves, and footprints tell the same", { motion: "reduce" }, async (app) => {
  await app.step(2);
  await app.hook("step").click();
  await app.at(3);
  assert.equal(await app.page.evaluate(() => document.getAnimations().filter((a) => a.effect.getTiming().duration > 1).length), 0);
  assert.ok((await app.page.locator(".footprint").count()) >= 1);
});

check("a phone has everything in one screen", PHONE, async (app) => {
  await app.step(4);
  const { height, width } = await app.page.evaluate(() => ({
    height: document.scrollingElement.scrollHeight,
    width: document.scrollingElement.scrollWidth,
  }));
  assert.ok(height <= 664, `${height} px high`);
  assert.ok(width <= 390, `${width} px wide`);
  for (const name of ["place-ready", "place-running", "place-waiting", "sentence", "step", "back", "play", "start", "clock"]) {
    const box = await app.hook(name).first().boundingBox();
    assert.ok(box, `${name} is not there`);
    assert.ok(box.y >= 0 && box.y + box.height <= 664 && box.x >= 0 && box.x + box.width <= 390.5, `${name} is cut: ${JSON.stringify(box)}`);
  }
  for (const name of ["step", "back", "play", "start"]) {
    const box = await app.hook(name).first().boundingBox();
    assert.ok(box.height >= 40 && box.width >= 40, `${name} is too small to touch`);
  }
  assert.deepEqual(await breaches(app.page), []);
});

check("nothing scrolls sideways at any width", {}, async (app) => {
  for (const width of [360, 390, 600, 820, 1024, 1440, 1920]) {
    await app.page.setViewportSize({ width, height: 900 });
    await app.page.waitForTimeout(100);
    const wide = await app.page.evaluate(() => document.scrollingElement.scrollWidth);
    assert.ok(wide <= width, `${wide} px wide in ${width}`);
  }
});

check("a tall window does not move while stepping", {}, async (app) => {
  const where = () => app.hook("step").boundingBox();
  const first = await where();
  for (let i = 0; i < 6; i += 1) {
    await app.step();
    assert.deepEqual(await where(), first, `the Step button jumped at step ${i + 1}`);
  }
});
