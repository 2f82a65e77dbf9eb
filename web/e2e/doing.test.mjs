// Numbers in the program that are dragged or stepped, and lecture mode.

import assert from "node:assert/strict";
import { App } from "./lib/app.mjs";
import { suite } from "./lib/suite.mjs";

const { check, raw } = suite();

const text = (app) => app.hook("source").first().inputValue();

check("a number is dragged, the run follows, and the cursor keeps its place", {}, async (app) => {
  await app.step(5);
  const line = app.page.locator('.code-line[data-line="6"]').first();
  const box = await line.boundingBox();
  const place = await line.evaluate((row) => {
    const index = row.textContent.indexOf("sleep(1)") + 6;
    const walk = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
    let before = 0;
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      if (before + node.data.length > index) {
        const range = document.createRange();
        range.setStart(node, index - before);
        range.setEnd(node, index - before + 1);
        const { left, right } = range.getBoundingClientRect();
        return (left + right) / 2;
      }
      before += node.data.length;
    }
    throw new Error("no such number");
  });
  const y = box.y + box.height / 2;
  const moves = () => app.page.evaluate(() => performance.getEntriesByType("resource").some((entry) => entry.name.endsWith("/numbers.js") && entry.responseEnd > 0));
  assert.equal(await moves(), false, "a first visit does not load it");
  await app.page.mouse.move(place, y);
  while (!(await moves())) await app.page.waitForTimeout(20);
  await app.page.waitForTimeout(100);
  await app.page.mouse.down();
  await app.page.mouse.move(place + 10, y);
  await app.page.mouse.move(place + 17, y, { steps: 3 });
  await app.page.mouse.up();
  assert.match(await text(app), /sleep\(3\)/);
  await app.page.waitForFunction(() => /3\.000 s/.test(document.querySelector('[data-testid="clock"]')?.textContent ?? ''));
  await app.complete();
  assert.equal(await app.cursor(), 5, "A's second run again");
  assert.match(await app.sentence(), /^A /);
});

check("a number is stepped at the caret by keys", {}, async (app) => {
  const source = app.hook("source").first();
  await source.focus();
  await source.evaluate((area) => area.setSelectionRange(area.value.indexOf("sleep(1)") + 6, area.value.indexOf("sleep(1)") + 6));
  await app.page.waitForTimeout(300);
  await app.key("Alt+ArrowUp");
  await app.key("Alt+ArrowUp");
  assert.match(await text(app), /sleep\(3\)/);
  await app.key("Alt+ArrowDown");
  assert.match(await text(app), /sleep\(2\)/);
  await app.page.waitForTimeout(400);
  await app.complete();
  // The text survives a reload.
  await app.page.reload();
  await app.ready();
  assert.match(await text(app), /sleep\(2\)/);
});

raw("a lecture is large, and says what happens when it is asked", { width: 1440, height: 900 }, async (page, server) => {
  await page.goto(`${server.url}/?lecture`);
  const app = new App(page, server.url);
  await app.hook("step").first().waitFor();
  await app.complete();
  const size = await page.locator(".code-line").first().evaluate((row) => row.getBoundingClientRect().height);
  assert.ok(size > 30, `a line is ${size} pixels high`);
  await page.keyboard.press("PageDown");
  await app.at(1);
  const shown = () => page.locator(".sentence-text").first().evaluate((e) => getComputedStyle(e).visibility);
  assert.equal(await shown(), "hidden");
  await page.keyboard.press("k");
  await page.waitForFunction(() => getComputedStyle(document.querySelector(".sentence-text")).visibility === "visible");
  await page.keyboard.press("PageDown");
  await app.at(2);
  assert.equal(await shown(), "hidden");
  await page.keyboard.press("PageUp");
  await app.at(1);
  const fits = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth && document.documentElement.scrollHeight <= innerHeight + 1);
  assert.ok(fits, "the page is not larger than its window");
  await app.wellBehaved();
});

check("an exhibit tells its author's story, as far as the reader has not put bookmarks of his own", { at: "#the-rude-task" }, async (app) => {
  await app.hook("story").waitFor();
  await app.hook("story-next").click();
  assert.match(await app.text("story-say"), /A asks to be woken/);
  assert.match(await app.text("story-place"), /^1 \/ 4$/);
  await app.hook("story-next").click();
  await app.hook("story-next").click();
  assert.match(await app.text("story-ask"), /When does it run/);
  assert.match(await app.sentence(), /blocks the thread/);
  await app.hook("story-back").click();
  assert.match(await app.text("story-place"), /^2 \/ 4$/);
});
