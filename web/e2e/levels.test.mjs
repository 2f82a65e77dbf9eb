// The levels Details and Internals, the GIL's chip, goals, and the tree of the runs that were tried.

import assert from "node:assert/strict";
import { breaches } from "./lib/axe.mjs";
import { rerun } from "./lib/race.mjs";
import { suite } from "./lib/suite.mjs";

const { check } = suite();
const rows = (app, name) => app.page.locator(`[data-testid="${name}"]`).evaluateAll((all) => all.map((row) => row.innerText.replace(/\s+/g, " ").trim()));

for (const scheme of ["light", "dark"]) {
  check(`Internals shows futures with callbacks, the heap, the pipe and the runtime's names, ${scheme}`, { scheme }, async (app) => {
    await app.step(3);
    assert.equal(await app.hook("internals").count(), 0);
    await app.key("i");
    const futures = await rows(app, "future");
    assert.equal(futures.filter((row) => / Future sleep wakeup\(Task-2\)/.test(row)).length, 1, futures.join("\n"));
    assert.ok(futures.some((row) => /Task-2 A .*gather/.test(row)), futures.join("\n"));
    assert.match((await rows(app, "timer"))[0], /^\[0\] \d\.\d{3} s /);
    assert.match(await app.text("pipe"), /Self-pipe is empty/);
    assert.match(await app.text("exact"), /^\d{3} ns$/);
    const notes = await rows(app, "token-notes");
    assert.ok(notes.includes("name Task-2"), notes.join("\n"));
    assert.deepEqual(await breaches(app.page), []);

    // The link brings the level back.
    await app.hook("share").click();
    const link = await app.hook("share-link").inputValue();
    await app.page.goto("about:blank");
    await app.page.goto(link);
    await app.ready();
    assert.equal(await app.text("level"), "Detail: Internals");
    await app.hook("internals").waitFor();
    await app.key("i");
    await app.hook("internals").waitFor({ state: "detached" });
  });
}

check("an object that two variables share is one", {}, async (app) => {
  await app.type(`import asyncio

async def worker(queue):
    await queue.get()

async def main():
    jobs = asyncio.Queue()
    task = asyncio.create_task(worker(jobs))
    await asyncio.sleep(1)
    await jobs.put(1)
    await task

asyncio.run(main())
`);
  await rerun(app);
  await app.page.evaluate(() => document.activeElement.blur());
  await app.step(2);
  await app.key("i");
  const objects = await rows(app, "object");
  assert.ok(objects.some((row) => /^#\d+ Queue .*worker\.queue, main\.jobs \(one object\)$/.test(row)), objects.join("\n"));
});

check("the GIL is a chip on who has it, and the first who wants it counts", { at: "#one-headset" }, async (app) => {
  await app.step(3);
  const chip = app.page.locator('[data-testid="place-running"] [data-testid="gil-chip"]');
  assert.equal(await chip.count(), 1);
  assert.match(await chip.getAttribute("title"), /^T\d has it/);
  const ready = await app.page.locator('[data-testid="place-ready"] .token-reason').allInnerTexts();
  assert.match(ready[0], /wants GIL, \d\.\d of 5 ms/);
  assert.equal(await app.hook("counters").count(), 0);
  await app.key("d");
  assert.match(await app.text("counters"), /switches .*GIL .*hand-overs \d+.*calls .*clone 2.*memory .*MiB of stack/s);
  assert.deepEqual(await breaches(app.page), []);
});

check("a goal is noticed, and the tree of what was tried can be walked and undone", { at: "#lost-update" }, async (app) => {
  assert.match(await app.text("goal"), /^Goal: Lose one of the two deposits\.$/);
  const pick = async (text, option) => {
    const choice = app.page.locator('[data-testid="choice"]').filter({ hasText: text });
    const other = choice.locator('[data-testid="option"][aria-pressed="false"]').filter({ hasText: option });
    while ((await other.count()) === 0) await app.step();
    await other.first().click();
    await rerun(app);
  };
  const reached = app.page.locator(".goal.reached");
  // T2 has read the total and is left before it writes; then T3 does all of its own.
  const picks = 2;
  await pick("return 1", "T1");
  assert.equal(await reached.count(), 0);
  await pick("", "T3");
  await reached.waitFor();
  assert.match(await app.text("goal"), /Goal reached with 2 picks\./);
  await app.hook("tree-open").click();
  const branches = await rows(app, "branch");
  assert.equal(branches.length, picks + 1);
  assert.match(branches[0], /^as it comes/);
  assert.equal(await app.page.locator('[data-testid="branch"][aria-current="true"]').count(), 1);
  assert.deepEqual(await breaches(app.page), []);
  await app.hook("undo").click();
  await rerun(app);
  assert.equal(await app.page.locator('[data-testid="branch"]').nth(picks - 1).getAttribute("aria-current"), "true");
  await app.page.locator('[data-testid="branch"]').first().click();
  await rerun(app);
  assert.equal(await app.page.locator('[data-testid="branch"]').first().getAttribute("aria-current"), "true");
  assert.equal(await app.hook("undo").count(), 0);
});
