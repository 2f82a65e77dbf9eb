// Ctrl-C at a moment: the past stays, the program is interrupted there, and the link holds it.

import assert from "node:assert/strict";
import { suite } from "./lib/suite.mjs";

const { check } = suite();

const SLEEPER = `import time

try:
    print("before")
    time.sleep(5)
    print("after")
except KeyboardInterrupt:
    print("interrupted")
`;

check("Ctrl-C at a moment interrupts the program there", {}, async (app) => {
  await app.type(SLEEPER);
  await app.page.waitForFunction(() => document.querySelector('[data-testid="stale"]') === null, undefined, { timeout: 60_000 });
  await app.complete();
  await app.step(1);
  const moment = await app.moment();
  await app.hook("more").click();
  await app.hook("interrupt").click();
  await app.complete();
  assert.match(await app.text("sentence"), /SIGINT/);
  await app.back();
  assert.deepEqual(await app.moment(), moment);
  await app.key("End");
  assert.match(await app.text("console"), /before.*interrupted/);
  assert.equal(await app.page.locator("#tried option").count(), 2);

  await app.hook("share").click();
  const link = await app.hook("share-link").inputValue();
  await app.page.goto("about:blank");
  await app.page.goto(link);
  await app.ready();
  await app.key("End");
  assert.match(await app.text("console"), /before.*interrupted/);
});
