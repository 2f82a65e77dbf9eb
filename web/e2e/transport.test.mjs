// The transport beyond its four buttons: over and out, to a line, to a task, stops, bookmarks, a loop, the list of keys.

import assert from "node:assert/strict";
import { breaches } from "./lib/axe.mjs";
import { suite } from "./lib/suite.mjs";

const { check } = suite();

const current = (app) => app.page.evaluate(() => Number(document.querySelector(".gutter-line.current")?.dataset.line ?? 0));

async function settles(app, look, wanted) {
  let seen;
  for (let i = 0; i < 60; i += 1) {
    seen = await look();
    if (JSON.stringify(seen) === JSON.stringify(wanted)) return;
    await app.page.waitForTimeout(50);
  }
  assert.deepEqual(seen, wanted);
}

check("keys go to the next jump of time, the next pass, a followed task's run", {}, async (app) => {
  await app.key("t");
  await settles(app, () => app.text("clock"), "1.000 s");
  await app.key("Home");
  await app.step(1);
  await app.hook("place-ready").locator('[data-actor-letter="B"]').first().click();
  await app.hook("step").first().focus();
  await app.key("f");
  await settles(app, () => app.cursor(), 3);
  assert.match(await app.sentence(), /^B runs|^B /);
  await app.key("f");
  await settles(app, () => app.cursor(), 6);
});

check("a stop by a click on the line's number holds Play, and stays over a reload", {}, async (app) => {
  await app.page.locator('.gutter [data-line="7"] .number').first().click();
  assert.equal(await app.page.locator(".gutter-line.stop").first().getAttribute("data-line"), "7");
  await app.hook("step").first().focus();
  await app.key("c");
  await settles(app, () => current(app), 7);
  const first = await app.cursor();
  await app.key("c");
  await settles(app, async () => (await app.cursor()) > first, true);
  assert.equal(await current(app), 7);
  await app.page.reload();
  await app.ready();
  assert.equal(await app.page.locator(".gutter-line.stop").count() > 0, true);
  await app.key("Home");
  for (let i = 0; i < 3; i += 1) await app.key("+");
  await app.key("p");
  await settles(app, () => current(app), 7);
  await settles(app, () => app.hook("play").getAttribute("aria-pressed"), "false");
});

check("a line is run to, and stopped at, from the keyboard alone", {}, async (app) => {
  const source = app.hook("source").first();
  await source.focus();
  await app.key("Control+Home");
  for (let i = 0; i < 4; i += 1) await app.key("ArrowDown");
  await app.key("F8");
  await settles(app, () => current(app), 5);
  await app.key("F9");
  await settles(app, () => app.page.locator('.gutter-line.stop[data-line="5"]').count(), 1);
  await app.key("F9");
  await settles(app, () => app.page.locator(".gutter-line.stop").count(), 0);
});

check("over passes what a call does, out leaves it", {}, async (app) => {
  await app.type("def f(n):\n    a = n + 1\n    return a\n\nx = f(1)\ny = f(x)\nprint(x, y)\n");
  await app.page.waitForTimeout(400);
  await app.ready();
  await app.hook("step").first().focus();
  await app.key("Home");
  await app.hook("more").click();
  await app.hook("line").fill("2");
  await app.hook("to-line").click();
  await settles(app, () => current(app), 2);
  await app.key("u");
  await settles(app, () => current(app), 5);
  await app.key("o");
  await settles(app, () => current(app), 6);
});

check("bookmarks are listed with notes, gone to, kept, and go with the link; Play goes round between two places", {}, async (app) => {
  await app.step(3);
  await app.key("m");
  await app.step(4);
  await app.key("m");
  await app.key(",");
  await settles(app, () => app.cursor(), 3);
  await app.key("b");
  assert.equal(await app.hook("place").count(), 2);
  assert.deepEqual(await breaches(app.page), []);
  await app.hook("place-say").first().fill("Here B has the thread");
  await app.hook("place-say").first().press("Tab");
  await app.hook("place-go").nth(1).click();
  await settles(app, () => app.cursor(), 7);
  await app.page.reload();
  await app.ready();
  await app.hook("step").first().focus();
  await app.key("b");
  assert.equal(await app.hook("place-say").first().inputValue(), "Here B has the thread");
  await app.key("Escape");
  await app.key("s");
  const link = await app.hook("share-link").inputValue();
  await app.page.evaluate(() => localStorage.clear());
  await app.page.goto("about:blank");
  await app.page.goto(link);
  await app.ready();
  await app.hook("step").first().focus();
  await app.key("b");
  assert.equal(await app.hook("place-say").first().inputValue(), "Here B has the thread");
  await app.key("Escape");
  await app.key("Home");
  await app.step(1);
  await app.key("a");
  await app.step(2);
  await app.key("z");
  for (let i = 0; i < 4; i += 1) await app.key("+");
  await app.key("p");
  const seen = new Set();
  for (let i = 0; i < 40; i += 1) {
    seen.add(await app.cursor());
    await app.page.waitForTimeout(25);
  }
  assert.deepEqual([...seen].sort(), [1, 2, 3]);
});

check("the list of keys has them all, and breaks no rule", {}, async (app) => {
  await app.key("?");
  await app.hook("help").waitFor();
  const said = await app.hook("help").innerText();
  for (const words of ["Step", "Over", "Out of", "Predict", "Bookmark", "These keys"]) assert.match(said, new RegExp(words));
  assert.deepEqual(await breaches(app.page), []);
  await app.key("Escape");
  await settles(app, () => app.hook("help").count(), 0);
});

check("predicting hides what is to come, asks, and counts", {}, async (app) => {
  await app.hook("predict").click();
  await app.hook("predict-panel").waitFor();
  assert.equal(await app.hook("lane").count(), 0, "no lanes of what is to come");
  assert.deepEqual(await breaches(app.page), []);
  // M runs first; then A is first in the queue.
  await app.hook("answer").filter({ hasText: /^M$/ }).click();
  await settles(app, () => app.text("score"), "1 of 1");
  assert.match(await app.text("verdict"), /Right/);
  await app.hook("answer").filter({ hasText: /^B$/ }).click();
  await settles(app, () => app.text("score"), "1 of 2");
  assert.match(await app.text("verdict"), /No/);
  assert.match(await app.sentence(), /^A /);
  assert.notEqual(await app.text("predict-cause"), "");
  // A token is an answer as well, and a key.
  await app.page.locator('[data-testid="place-ready"] [data-actor-letter="B"]').first().click();
  await settles(app, () => app.text("score"), "2 of 3");
  await app.hook("ask-prints").click();
  await app.hook("step").first().focus();
  await app.key("1");
  await settles(app, () => app.hook("score").innerText(), "3 of 4");
  await app.hook("predict-off").click();
  assert.equal(await app.hook("lane").count(), 3);
});
