// The timeline's view, notes on a run, accounts of time, and why somebody stands where they stand.

import assert from "node:assert/strict";
import { breaches } from "./lib/axe.mjs";
import { rerun } from "./lib/race.mjs";
import { suite } from "./lib/suite.mjs";

const { check } = suite();
const LONG = `import asyncio

async def worker(n):
    for _ in range(100):
        await asyncio.sleep(0.1)

async def main():
    await asyncio.gather(*(worker(n) for n in range(4)))

asyncio.run(main())
`;

const ends = (app) => app.page.evaluate(() => [".axis-start", ".axis-end"].map((name) => document.querySelector(name).textContent));

check("a token says why it waits, and the cause leads to its step", {}, async (app) => {
  await app.step(3);
  await app.page.locator('[data-testid="place-waiting"] [data-testid="token"][data-actor-letter="M"]').click();
  assert.equal(await app.hook("about").getAttribute("aria-label"), "Why is M waiting?");
  const chain = await app.page.locator('[data-testid="about-chain"] li').allInnerTexts();
  assert.deepEqual(chain, [
    "main waits for A and B to end. step 1",
    "A asks to be woken at 1.000 s. It keeps its place at line 6 and holds no thread. step 2",
  ]);
  assert.deepEqual(await breaches(app.page), []);
  await app.page.locator('[data-testid="about-chain"] button').nth(1).click();
  await app.at(2);
  await app.hook("about-close").click();
  assert.equal(await app.hook("about").count(), 0);
});

check("one that is ready or runs says why, and one in a circle that nobody can go on", { at: "#two-locks" }, async (app) => {
  await app.step(1);
  const running = app.page.locator('[data-testid="place-running"] [data-testid="token"]').first();
  await running.locator("button").first().click();
  assert.match(await app.hook("about").getAttribute("aria-label"), /^Why does T\d run now\?$/);
  assert.ok((await app.page.locator('[data-testid="about-chain"] li').count()) > 0);
});

check("a deadlock's circle is told", {}, async (app) => {
  await app.type(`import threading, time
a, b = threading.Lock(), threading.Lock()

def take(first, second):
    with first:
        time.sleep(0.1)
        with second:
            pass

for pair in ((a, b), (b, a)):
    threading.Thread(target=take, args=pair).start()
`);
  await rerun(app);
  await app.page.evaluate(() => document.activeElement.blur());
  await app.key("End");
  await app.at(await app.steps());
  await app.page.locator('[data-testid="place-waiting"] [data-testid="token"][data-actor-letter="T2"]').click();
  const chain = await app.page.locator('[data-testid="about-chain"] li').allInnerTexts();
  assert.match(chain[0], /^T2 wants b, which T3 holds\./);
  assert.match(chain[1], /^T3 wants a, which T2 holds\./);
  assert.match(chain[2], /nobody can go on/);
});

check("a note is a chip, a mark and a sentence; the first exhibit has none", {}, async (app) => {
  assert.equal(await app.hook("notes").count(), 0);
  await app.page.goto(`${app.url}/#the-rude-task`);
  await app.page.reload();
  await app.ready();
  assert.equal(await app.text("notes"), "1 note");
  assert.equal(await app.page.locator('[data-testid="lint"][data-kind="loop-blocked"]').count(), 1);
  await app.hook("notes").click();
  assert.match(await app.text("notes-list"), /^B's call at line 12 blocks the loop for 2\.000 s\./);
  assert.deepEqual(await breaches(app.page), []);
  await app.page.locator('[data-testid="notes-list"] button').first().click();
  await app.at(7);
  await app.key("Escape");
  assert.equal(await app.hook("notes-list").count(), 0);
});

check("accounts of time stand by the lanes at the details level", { at: "#the-rude-task" }, async (app) => {
  assert.equal(await app.hook("account").count(), 0);
  await app.key("d");
  const texts = await app.page.locator('[data-testid="account"]').evaluateAll((bars) => bars.map((bar) => bar.getAttribute("aria-label")));
  assert.equal(texts.length, 3);
  assert.match(texts[2], /^Of the time: ran 0\.0 %, ready 0\.0 %, waited 2\d\.\d %, blocked 7\d\.\d %; \d+ runs$/);
  assert.deepEqual(await breaches(app.page), []);
});

for (const scheme of ["light", "dark"]) {
  check(`the timeline zooms, pans and is seen whole, ${scheme}`, { scheme }, async (app) => {
    await app.type(LONG);
    await rerun(app);
    const steps = await app.steps();
    assert.ok(steps > 400, `${steps} steps`);
    const [, narrow] = await ends(app);
    await app.hook("zoom-all").click();
    assert.deepEqual(await ends(app), ["step 0", String(steps)]);
    // Coarse lanes are few elements.
    const parts = await app.page.locator('[data-testid="track"] *').count();
    assert.ok(parts < 120, `${parts} elements`);
    await app.hook("track").focus();
    const seen = async () => (await ends(app)).map((text) => Number(text.replace(/\D/g, "")));
    const press = async (key) => {
      const before = String(await seen());
      await app.key(key);
      for (let i = 0; i < 40 && String(await seen()) === before; i += 1) await app.page.waitForTimeout(50);
      return seen();
    };
    for (let i = 0; i < 2; i += 1) await press("+");
    const near = await press("+");
    assert.ok(near[1] - near[0] < steps / 7, String(near));
    const panned = await press("Shift+ArrowRight");
    assert.ok(panned[0] > near[0] && panned[1] - panned[0] === near[1] - near[0], String(panned));
    // The brush is where the view is; a drag on the overview moves both.
    const overview = await app.hook("overview").boundingBox();
    await app.page.mouse.click(overview.x + overview.width * 0.9, overview.y + 10);
    const moved = (await ends(app)).map((text) => Number(text.replace(/\D/g, "")));
    assert.ok(moved[0] > steps * 0.7, String(moved));
    const brush = await app.hook("brush").boundingBox();
    assert.ok(Math.abs((brush.x - overview.x) / overview.width - moved[0] / steps) < 0.02);
    // The wheel zooms at the pointer.
    const track = await app.hook("track").boundingBox();
    await app.page.mouse.move(track.x + 10, track.y + 20);
    await app.page.mouse.wheel(0, -200);
    await app.page.waitForFunction((before) => document.querySelector(".axis-end").textContent !== before, String(moved[1].toLocaleString("en")));
    // A click still seeks to what is under it.
    const [from, to] = (await ends(app)).map((text) => Number(text.replace(/\D/g, "")));
    await app.page.mouse.click(track.x + track.width / 2, track.y + 20);
    await app.page.waitForTimeout(200);
    assert.ok(Math.abs((await app.cursor()) - (from + to) / 2) <= 1.5, `${await app.cursor()} in ${from}..${to}`);
    assert.deepEqual(await breaches(app.page), []);
    assert.ok(narrow !== undefined);
  });
}

check("an axis of time gives a wait its width", {}, async (app) => {
  await app.type(LONG);
  await rerun(app);
  await app.hook("zoom-all").click();
  await app.hook("by-time").click();
  assert.deepEqual(await ends(app), ["0.000 s", "10.000 s"]);
  const track = await app.hook("track").boundingBox();
  await app.page.mouse.click(track.x + track.width * 0.505, track.y + 20);
  await app.page.waitForTimeout(300);
  assert.match(await app.text("clock"), /^5\.[01]00 s$/);
});
