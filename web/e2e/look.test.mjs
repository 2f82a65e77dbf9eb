// How the page looks and whom it serves: schemes, reduced motion, a phone, assistive technology, the content policy.

import assert from "node:assert/strict";
import { breaches } from "./lib/axe.mjs";
import { suite } from "./lib/suite.mjs";

const { check } = suite();

const PHONE = { width: 390, height: 664, touch: true };

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

/** What is animated right now: the element's class and the animation's length with its delay. */
const moving = (page) =>
  page.evaluate(() =>
    document.getAnimations().map((a) => {
      const { delay, duration } = a.effect.getComputedTiming();
      return { what: a.effect.target.className.toString(), end: delay + duration, keys: a.effect.getKeyframes().flatMap((key) => Object.keys(key)) };
    }),
  );

check("at a wait the clock's digits roll alone, then those who are due come round by the gate", {}, async (app) => {
  await app.step(3);
  await app.hook("step").click();
  const now = await moving(app.page);
  const digits = now.filter((m) => m.what === "digit-in");
  assert.equal(digits.length, 1, "one digit differs between 0.000 and 1.000");
  assert.equal(digits[0].end, 400);
  const tokens = now.filter((m) => m.what.includes("token"));
  assert.deepEqual(tokens.map((m) => m.end).sort(), [400 + 320, 400 + 40 + 320]);
  for (const m of now) assert.ok(!m.keys.some((key) => !["offset", "easing", "composite", "computedOffset", "transform", "opacity", "boxShadow"].includes(key)), m.keys.join(" "));
  assert.match(await app.text("clock"), /^1\.000 s$/);
});

check("a pulse goes through the frames of a chain and back within 400 ms", {}, async (app) => {
  await app.page.evaluate(() => (location.hash = "the-ladder"));
  await app.page.waitForFunction(() => document.querySelector('[data-testid="chart"]'));
  await app.ready();
  await app.step(2);
  await app.hook("step").click();
  const pulses = (await moving(app.page)).filter((m) => m.what === "pulse");
  assert.equal(pulses.length, 2 * 5);
  const first = Math.min(...pulses.map((m) => m.end));
  const last = Math.max(...pulses.map((m) => m.end));
  assert.ok(last - first <= 400, `${last - first} ms`);
});

check("with reduced motion nothing moves, and footprints tell the same", { motion: "reduce" }, async (app) => {
  await app.step(2);
  await app.hook("step").click();
  await app.at(3);
  assert.equal(await app.page.evaluate(() => document.getAnimations().filter((a) => a.effect.getTiming().duration > 1).length), 0);
  assert.ok((await app.page.locator(".footprint-arrow").count()) >= 1);
  await app.step();
  assert.ok((await app.page.locator(".footprint").count()) >= 1);
  assert.match(await app.text("clock"), /^1\.000 s$/);
});

check("labels break between arguments only, and no place is cut off", {}, async (app) => {
  for (const [width, height] of [[1280, 800], [820, 1180], [1920, 1080], [1200, 700]]) {
    await app.page.setViewportSize({ width, height });
    await app.page.evaluate(() => document.activeElement.blur());
    await app.key("Home");
    await app.at(0);
    await app.step(2);
    const label = app.hook("place-ready").locator(".token-label").first();
    const lines = await label.evaluate((element) => {
      const range = document.createRange();
      const tops = new Map();
      const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        for (let i = 0; i < node.length; i += 1) {
          range.setStart(node, i);
          range.setEnd(node, i + 1);
          const top = Math.round(range.getBoundingClientRect().top);
          tops.set(top, (tops.get(top) ?? "") + node.data[i]);
        }
      }
      return [...tops.values()].map((line) => line.trim());
    });
    assert.ok(["countdown('B', 3)", "countdown(|'B', 3)"].includes(lines.join("|")), `${width}: ${lines.join("|")}`);
    const board = await app.hook("board").boundingBox();
    const waiting = await app.hook("place-waiting").boundingBox();
    assert.ok(waiting.x + waiting.width <= board.x + board.width + 0.5, `${width}: Waiting is cut off`);
  }
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
