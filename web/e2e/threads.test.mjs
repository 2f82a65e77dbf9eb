// Threads on the board: choices with their moment and keys, small units, crowds, names, and the machine's own words.

import assert from "node:assert/strict";
import { machine, RACE, rerun } from "./lib/race.mjs";
import { suite } from "./lib/suite.mjs";

const { check } = suite();

const sleepers = (n) => `import threading, time

def job():
    time.sleep(1)

threads = [threading.Thread(target=job) for _ in range(${n})]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
`;

const POOL = `from concurrent.futures import ThreadPoolExecutor
import time

with ThreadPoolExecutor(2) as pool:
    for _ in range(3):
        pool.submit(time.sleep, 0.1)
`;

async function typed(app, text) {
  await app.type(text);
  await rerun(app);
  await app.page.evaluate(() => document.activeElement.blur());
}

check("choices say of which step they are and what stands there, and a key picks one", {}, async (app) => {
  await typed(app, RACE);
  await machine(app, () => app.hook("preempt").selectOption({ label: "by hand, before anything shared" }));
  await app.page.evaluate(() => document.activeElement.blur());
  while ((await app.hook("choice").count()) === 0) await app.step();
  const next = (await app.cursor()) + 1;
  assert.match(await app.text("choices-head"), new RegExp(`^Next is step ${next}\\. `));
  const choices = await app.hook("choice").allInnerTexts();
  assert.ok(choices.some((text) => text.includes("seen = total")), choices.join("\n"));
  const other = app.page.locator('[data-testid="option"][aria-pressed="false"][data-key]').first();
  const wanted = await other.innerText();
  await app.key(await other.getAttribute("data-key"));
  await rerun(app);
  await app.page.locator("#tried").waitFor();
  assert.equal(await app.page.locator("#tried option").count(), 2, wanted);
});

check("a digit that is typed into the program picks nothing", {}, async (app) => {
  await typed(app, RACE);
  await machine(app, () => app.hook("preempt").selectOption({ label: "by hand, before anything shared" }));
  while ((await app.hook("choice").count()) === 0) await app.step();
  await app.hook("source").first().click();
  await app.key("Control+End");
  await app.page.keyboard.type("# 2");
  assert.equal(await app.page.locator("#tried").count(), 0);
  await rerun(app);
  assert.equal(await app.page.locator("#tried").count(), 0);
});

check("a short run whose code costs time is told in microseconds", {}, async (app) => {
  await typed(app, RACE);
  assert.match(await app.text("sentence"), /./);
  await machine(app, () => app.hook("costs").selectOption({ label: "as measured" }));
  await app.page.evaluate(() => document.activeElement.blur());
  await app.key("End");
  await app.at(await app.steps());
  assert.match(await app.text("console-line"), /\d\.\d µs/);
  assert.match(await app.text("board"), /on 1 core, code costs time/);
});

check("where there is no GIL the board says so", {}, async (app) => {
  await typed(app, RACE);
  await machine(app, () => app.hook("gil").uncheck());
  await app.page.evaluate(() => document.activeElement.blur());
  await app.key("End");
  await app.at(await app.steps());
  assert.match(await app.text("board"), /on 1 core, without a GIL/);
});

check("a number of cores that there cannot be is refused in words", {}, async (app) => {
  await app.hook("more").click();
  await app.hook("cores").fill("0");
  await app.page.keyboard.press("Tab");
  assert.match(await app.text("cores-trouble"), /1 to 64/);
  assert.equal(await app.hook("cores").inputValue(), "1");
});

check("eighty sleepers have letters, two hundred are lamps that a key reaches", {}, async (app) => {
  await typed(app, sleepers(80));
  const waiting = app.page.locator('[data-testid="place-waiting"]');
  const at = (n) => app.page.getByTestId("minimap").evaluate((slider, to) => {
    slider.value = to;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  }, n);
  await at(160);
  await app.page.waitForFunction(() => document.querySelectorAll('[data-testid="place-waiting"] .disc').length > 60);
  await typed(app, sleepers(200));
  await at(400);
  const field = waiting.locator("canvas");
  await field.focus();
  await app.key("ArrowRight");
  assert.match(await waiting.locator(".field-caption").innerText(), /^T3 job\(\) blocked until 1\.000 s/);
  await app.key("Enter");
  assert.equal(await app.page.locator('[data-testid="lane"][data-actor-letter="T3"]').count(), 1);
});

check("a long name of a thread loses its middle, not its number", { width: 820, height: 1180 }, async (app) => {
  await typed(app, POOL);
  const names = await app.page.locator('[data-testid="lane"]').evaluateAll((lanes) =>
    lanes.map((lane) => ({ title: lane.title, end: lane.querySelector(".end")?.textContent, cut: lane.querySelector(".end")?.getBoundingClientRect().right > lane.getBoundingClientRect().right })));
  const pool = names.filter((name) => name.title.includes("ThreadPoolExecutor"));
  assert.ok(pool.length > 0, JSON.stringify(names));
  for (const name of pool) assert.ok(name.title.endsWith(name.end) && !name.cut, JSON.stringify(name));
});
