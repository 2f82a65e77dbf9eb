// By hand: where the system is free the reader picks, the past stays, and what was tried can be gone back to.

import assert from "node:assert/strict";
import { machine, RACE, rerun } from "./lib/race.mjs";
import { suite } from "./lib/suite.mjs";

const { check } = suite();

check("a pick forks the run, the past stays, and the way back is there", { at: "#contend" }, async (app) => {
  await app.step(3);
  while ((await app.hook("choice").count()) === 0) await app.step();
  const [before, moment] = [await app.cursor(), await app.moment()];
  await app.page.locator('[data-testid="option"][aria-pressed="false"]').first().click();
  await app.complete();
  await app.at(before + 1);
  const forked = await app.moment();
  await app.back();
  assert.deepEqual(await app.moment(), moment);
  assert.equal(await app.page.locator("#tried option").count(), 2);

  // The link has the pick.
  await app.step();
  await app.hook("share").click();
  const link = await app.hook("share-link").inputValue();
  await app.page.goto("about:blank");
  await app.page.goto(link);
  await app.ready();
  assert.deepEqual(await app.moment(), forked);
});

check("an update is lost by hand, where free threads may switch", {}, async (app) => {
  await app.type(RACE);
  await rerun(app);
  await machine(app, () => app.hook("preempt").selectOption({ label: "by hand, before anything shared" }));
  await app.page.evaluate(() => document.activeElement.blur());
  await app.key("End");
  assert.deepEqual(await app.console(), ["total 2"]);
  await app.key("Home");
  // T2 is left between its read and its write.
  const before = app.page.locator('[data-testid="choice"]').filter({ hasText: /T2 at line 8/ });
  while ((await before.count()) === 0) await app.step();
  await before.first().locator('[data-testid="option"][aria-pressed="false"]').first().click();
  await rerun(app);
  // And T3 does all of its own before T2 goes on.
  const third = app.page.locator('[data-testid="option"][aria-pressed="false"]').filter({ hasText: /^T3$/ });
  while ((await third.count()) === 0) await app.step();
  await third.first().click();
  await rerun(app);
  await app.page.evaluate(() => document.activeElement.blur());
  await app.key("End");
  await app.at(await app.steps());
  assert.deepEqual(await app.console(), ["total 1"]);
  assert.equal(await app.page.locator("#tried option").count(), 3);
  await app.hook("as-it-comes").click();
  await rerun(app);
  await app.page.evaluate(() => document.activeElement.blur());
  await app.key("End");
  assert.deepEqual(await app.console(), ["total 2"]);
});

check("cores and the rule are settings of the machine, kept in the link", { at: "#an-operator-each" }, async (app) => {
  await app.step(4);
  await machine(app, () => app.hook("cores").fill("4").then(() => app.page.keyboard.press("Tab")));
  await app.hook("board").getByText("on 4 cores").waitFor();
  await app.hook("share").click();
  const link = await app.hook("share-link").inputValue();
  await app.page.goto("about:blank");
  await app.page.goto(link);
  await app.ready();
  await app.hook("board").getByText("on 4 cores").waitFor();
});
