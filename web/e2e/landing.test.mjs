// The landing page: two countdowns, in thirteen steps, forward and back, by every way a person can point.

import assert from "node:assert/strict";
import { suite } from "./lib/suite.mjs";

const { check } = suite();

/** Who runs in each step, or that the loop waits; worked out by hand from CPython 3.11's rules. */
const RUNS = ["M", "A", "B", "wait", "A", "B", "wait", "A", "B", "wait", "B", "M", "close"];
const PRINTS = ["T-minus 2 (A)", "T-minus 3 (B)", "T-minus 1 (A)", "T-minus 2 (B)", "T-minus 1 (B)"];

check("starts before the first step, ready to step", {}, async (app) => {
  assert.equal(await app.cursor(), 0);
  assert.equal(await app.steps(), RUNS.length);
  assert.deepEqual(await app.letters("running"), []);
  assert.deepEqual(await app.letters("ready"), ["M"]);
  assert.match(await app.sentence(), /Press Step/);
  assert.equal(await app.page.evaluate(() => document.activeElement.dataset.testid), "step");
});

check("each step's sentence and clock name what happened", {}, async (app) => {
  let time = 0;
  for (const [index, who] of RUNS.entries()) {
    await app.step();
    const sentence = await app.sentence();
    if (who === "wait") time += 1;
    if (who === "wait") assert.match(sentence, /loop waits/, `step ${index + 1}`);
    else if (who === "M") assert.match(sentence, /\b(M|main)\b/, `step ${index + 1}`);
    else if (who !== "close") assert.match(sentence, new RegExp(`\\b${who}\\b`), `step ${index + 1}`);
    assert.match(await app.text("clock"), new RegExp(`^${time}\\.000 s`), `step ${index + 1}`);
  }
  assert.deepEqual(await app.console(), PRINTS);
  assert.deepEqual((await app.letters("finished")).sort(), ["A", "B", "M"]);
  // It says that it is disabled, so the click has to be forced.
  await app.hook("step").click({ force: true });
  assert.equal(await app.cursor(), RUNS.length, "there is nothing after the end");
});

check("back shows every moment exactly as it was", {}, async (app) => {
  const seen = [await app.moment()];
  for (let i = 0; i < RUNS.length; i += 1) {
    await app.step();
    seen.push(await app.moment());
  }
  for (let i = RUNS.length - 1; i >= 0; i -= 1) {
    await app.back();
    assert.deepEqual(await app.moment(), seen[i]);
  }
});

check("a waiting task says what ends its wait", {}, async (app) => {
  await app.step(3);
  const waiting = await app.text("place-waiting");
  assert.match(waiting, /countdown\('A', 2\)/);
  assert.match(waiting, /1\.000 s/);
  assert.match(waiting, /A and B/);
});

check("start, end and play", {}, async (app) => {
  await app.key("End");
  await app.at(RUNS.length);
  await app.hook("start").click();
  await app.at(0);
  await app.hook("play").click();
  await app.at(2);
  await app.hook("play").click();
  const paused = await app.cursor();
  await app.page.waitForTimeout(1500);
  assert.equal(await app.cursor(), paused);
});

check("keys step, go to the ends and open why", {}, async (app) => {
  await app.key("ArrowRight");
  await app.key("ArrowRight");
  await app.at(2);
  await app.key("ArrowLeft");
  await app.at(1);
  await app.key("End");
  await app.at(RUNS.length);
  await app.key("Home");
  await app.at(0);
  await app.key("ArrowRight");
  await app.key("ArrowRight");
  await app.key("w");
  await app.hook("why-chain").waitFor();
  await app.key("Escape");
  await app.hook("why-chain").waitFor({ state: "detached" });
});

check("keys make steps smaller and larger", {}, async (app) => {
  await app.step();
  await app.page.evaluate(() => document.activeElement.blur());
  const by = (grain) => app.page.waitForFunction((name) => document.querySelector('[data-testid="counter"]').textContent.endsWith(`by ${name}`), grain);
  await app.key("[");
  await by("line");
  const tick = () => app.hook("board").getAttribute("data-tick");
  const before = await tick();
  await app.key("ArrowRight");
  await app.page.waitForFunction((old) => document.querySelector('[data-testid="board"]').dataset.tick !== old, before);
  assert.ok((await app.cursor()) <= 2, "a line is less than a run");
  await app.key("]");
  await by("switch");
  await app.key("]");
  await by("iteration");
});

check("keys in the editor are the editor's", {}, async (app) => {
  await app.step(2);
  await app.hook("source").first().click();
  await app.key("ArrowRight");
  await app.key("Home");
  assert.equal(await app.cursor(), 2);
});

check("the page can be worked from the keyboard alone", {}, async (app) => {
  const reached = new Set();
  for (let i = 0; i < 60; i += 1) {
    // Tab indents in the program; Escape is the way out.
    if (await app.page.evaluate(() => document.activeElement.tagName === "TEXTAREA")) await app.key("Escape");
    await app.key("Tab");
    const hook = await app.page.evaluate(() => {
      const at = document.activeElement;
      const style = getComputedStyle(at);
      const ring = style.outlineStyle !== "none" || style.boxShadow !== "none";
      return { name: at.dataset?.testid ?? at.id ?? at.tagName, ring };
    });
    if (["step", "back", "play", "start", "why"].includes(hook.name)) assert.ok(hook.ring, `${hook.name} shows no focus`);
    reached.add(hook.name);
  }
  for (const name of ["step", "back", "play", "start"]) assert.ok(reached.has(name), `${name} cannot be reached by Tab`);
});

check("a live region reads the sentence", {}, async (app) => {
  await app.step();
  const sentence = await app.sentence();
  await app.page.waitForFunction(
    (wanted) => [...document.querySelectorAll('[aria-live="polite"], [role="status"]')].some((region) => region.textContent.includes(wanted)),
    sentence.slice(0, 20),
  );
});

check("why now walks the causes back", {}, async (app) => {
  await app.step(5);
  await app.hook("why").click();
  const causes = await app.hook("why-chain").locator("li").allInnerTexts();
  assert.ok(causes.length >= 2, `only ${causes.length} causes`);
  assert.match(causes.join(" "), /1\.000 s/);
});

check("what opens moves nothing", {}, async (app) => {
  await app.step(6);
  const places = () => Promise.all(["step", "track", "clock", "console"].map((name) => app.hook(name).first().boundingBox()));
  const before = await places();
  await app.hook("why").click();
  await app.hook("why-chain").waitFor();
  assert.deepEqual(await places(), before, "Why now?");
  await app.step();
  await app.hook("inside").first().click();
  await app.hook("inside-list").waitFor();
  assert.deepEqual(await places(), before, "+1 inside");
});

check("the badge says what the text was checked on, and only of that text", {}, async (app) => {
  assert.match(await app.text("chip"), /^Python 3\.11 asyncio, checked on CPython 3\.11\.\d+$/);
  await app.type("import asyncio\nasync def other():\n    print('mine')\nasyncio.run(other())\n");
  await app.page.waitForFunction(() => !document.querySelector('[data-testid="chip"]').innerText.includes("checked"));
  assert.match(await app.text("topbar"), /Your program/);
});

check("a console line leads to the step that printed it", {}, async (app) => {
  await app.key("End");
  await app.at(RUNS.length);
  await app.hook("console-line").nth(2).click();
  await app.at(5);
  assert.deepEqual(await app.console(), PRINTS.slice(0, 3));
});

check("a click in the timeline seeks, a drag scrubs", {}, async (app) => {
  const box = await app.hook("track").boundingBox();
  const y = box.y + box.height / 2;
  await app.page.mouse.click(box.x + box.width - 4, y);
  await app.page.waitForFunction(() => Number(document.querySelector('[data-testid="cursor"]').textContent) > 8);
  await app.page.mouse.move(box.x + box.width - 4, y);
  await app.page.mouse.down();
  await app.page.mouse.move(box.x + box.width / 2, y, { steps: 4 });
  const middle = await app.cursor();
  await app.page.mouse.move(box.x + 2, y, { steps: 4 });
  await app.page.mouse.up();
  const first = await app.cursor();
  assert.ok(middle > first && middle < RUNS.length, `scrubbed to ${middle}, then ${first}`);
  assert.ok(first <= 1);
});

check("the timeline has a lane for every task of the program", {}, async (app) => {
  const lanes = await app.page.evaluate(() => [...document.querySelectorAll('[data-testid="lane"]')].map((lane) => lane.innerText));
  assert.equal(lanes.length, 3);
});

check("what is inside opens on demand", {}, async (app) => {
  const steps = await app.steps();
  for (let i = 0; i < steps && (await app.hook("inside").count()) === 0; i += 1) await app.step();
  const count = Number((await app.text("inside")).match(/\d+/)[0]);
  assert.equal(await app.hook("inside-list").count(), 0);
  await app.hook("inside").first().click();
  const items = await app.hook("inside-list").locator("li").allInnerTexts();
  assert.equal(items.length, count, items.join(", "));
  for (const item of items) assert.notEqual(item.trim(), "");
  await app.hook("inside").first().click();
  await app.hook("inside-list").waitFor({ state: "detached" });
});

check("the gutter shows every task at its line", {}, async (app) => {
  await app.step(3);
  const marks = await app.page.evaluate(() => [...document.querySelectorAll('.gutter-line .letters > *')].map((mark) => mark.innerText.trim()));
  assert.deepEqual([...new Set(marks)].sort(), ["A", "B", "M"]);
});
