// What opens and what can be moved: folded frames and lanes, the borders between panels.

import assert from "node:assert/strict";
import { suite } from "./lib/suite.mjs";

const { check } = suite();
const SMALL = { width: 1280, height: 800 };

const LEVELS = `import asyncio
async def level(n):
    if n == 0:
        await asyncio.sleep(1)
        return 0
    return 1 + await level(n - 1)
asyncio.run(level(12))
`;

const THIRTY = `import asyncio
async def fetch(i):
    await asyncio.sleep(1)
    return i
async def main():
    await asyncio.gather(*(fetch(i) for i in range(30)))
asyncio.run(main())
`;

/** Types a program and waits for its run. */
async function run(app, source) {
  await app.type(source);
  await app.page.waitForFunction(() => document.querySelector('[data-testid="stale"]') || document.querySelector('[data-testid="restore"]'));
  await app.page.waitForFunction(() => !document.querySelector('[data-testid="stale"]'));
  await app.complete();
}

check("a long chain of frames fits the board, and opens", SMALL, async (app) => {
  await run(app, LEVELS);
  await app.step();
  const frames = () => app.hook("frame").count();
  const scrolls = () => app.hook("board").evaluate((board) => board.scrollHeight > board.clientHeight);
  assert.equal(await frames(), 5);
  assert.match(await app.text("frames-more"), /8 more frames/);
  assert.equal(await scrolls(), false, "the board scrolls");
  await app.hook("frames-more").click();
  // The library's `sleep` is the innermost one.
  assert.equal(await frames(), 14);
  assert.match(await app.hook("frame").last().innerText(), /sleep\s+library/);
  await app.hook("frames-fold").click();
  assert.equal(await frames(), 5);
});

check("the library's frames are shown when asked for", SMALL, async (app) => {
  await app.step(2);
  assert.equal(await app.hook("frame").count(), 1);
  assert.match(await app.text("frames-library"), /^\+1 library frame$/);
  await app.hook("frames-library").click();
  assert.deepEqual(await app.page.locator(".frame-name").allInnerTexts(), ["countdown", "sleep"]);
  await app.hook("frames-fold").click();
  assert.equal(await app.hook("frame").count(), 1);
});

check("more than twelve lanes fold by parent, and open", SMALL, async (app) => {
  await run(app, THIRTY);
  await app.step(3);
  assert.equal(await app.hook("lane").count(), 1);
  assert.match(await app.text("lane-group"), /30 × fetch\(…\)/);
  const bars = () => app.page.locator(".lane.folded rect").count();
  assert.ok((await bars()) >= 30, "each of them has a line in the folded row");
  const timeline = app.hook("timeline");
  assert.ok(await timeline.evaluate((t) => t.scrollHeight <= t.clientHeight + 24), "the timeline fits");
  await app.hook("lane-group").click();
  assert.equal(await app.hook("lane").count(), 31);
  assert.equal(await app.hook("lane-group").getAttribute("aria-expanded"), "true");
  await app.hook("lane-group").click();
  assert.equal(await app.hook("lane").count(), 1);
});

check("one that is followed keeps its own lane beside the folded row", SMALL, async (app) => {
  await run(app, THIRTY);
  await app.step(3);
  await app.page.locator('[data-testid="place-waiting"] [data-actor-letter="A"]').click();
  assert.deepEqual(await app.page.evaluate(() => [...document.querySelectorAll('[data-testid="lane"]')].map((l) => l.dataset.actorLetter)), ["M", "A"]);
});

check("the border of the program moves by pointer and keys, and stays", SMALL, async (app) => {
  const split = app.hook("split-editor");
  const width = async () => (await app.hook("editor").first().boundingBox()).width;
  assert.equal(await split.getAttribute("role"), "separator");
  assert.equal(await split.getAttribute("aria-valuenow"), "39");
  const before = await width();
  await split.focus();
  await app.key("ArrowRight");
  await app.key("ArrowRight");
  assert.equal(await split.getAttribute("aria-valuenow"), "43");
  assert.ok((await width()) > before + 40);
  assert.equal(await app.cursor(), 0, "an arrow that moves the border does not step");
  const box = await split.boundingBox();
  await app.page.mouse.move(box.x + 4, box.y + 200);
  await app.page.mouse.down();
  await app.page.mouse.move(400, box.y + 200, { steps: 4 });
  await app.page.mouse.up();
  const narrow = await width();
  assert.ok(Math.abs(narrow - 400) < 10, `${narrow}`);
  await app.page.reload();
  await app.ready();
  assert.ok(Math.abs((await width()) - narrow) < 2, "it is where it was left");
  await split.dblclick();
  assert.ok(Math.abs((await width()) - before) < 2, "a double click puts it back");
});

check("the console's height is dragged, and both panels keep some", SMALL, async (app) => {
  const split = app.hook("split-console");
  const height = async () => (await app.hook("console").first().boundingBox()).height;
  const before = await height();
  const box = await split.boundingBox();
  await app.page.mouse.move(box.x + 100, box.y + 4);
  await app.page.mouse.down();
  await app.page.mouse.move(box.x + 100, box.y - 100, { steps: 4 });
  await app.page.mouse.up();
  assert.ok(Math.abs((await height()) - before - 104) < 10, `${before} to ${await height()}`);
  await split.focus();
  await app.key("Home");
  assert.ok((await height()) >= 60);
  await app.key("End");
  assert.ok((await app.hook("editor").first().boundingBox()).height >= 150);
});

check("a selection of text dragged across a border leaves it alone", SMALL, async (app) => {
  await app.step(4);
  const split = app.hook("split-console");
  const at = await split.boundingBox();
  const text = await app.hook("console-line").first().locator(".console-text").boundingBox();
  const y = at.y + at.height / 2;
  await app.page.mouse.move(text.x + 20, text.y + text.height / 2);
  await app.page.mouse.down();
  await app.page.mouse.move(text.x + 20, y, { steps: 3 });
  await app.page.mouse.move(text.x + 60, y - 1, { steps: 3 });
  await app.page.mouse.move(text.x + 60, at.y - 60, { steps: 2 });
  await app.page.mouse.up();
  assert.deepEqual(await split.boundingBox(), at);
  assert.equal(await split.getAttribute("aria-valuenow"), "20");
  assert.equal(await app.page.evaluate(() => localStorage.getItem("switchboard:console")), null);
});

check("a visit in a narrow window does not lose the place kept in a wide one", SMALL, async (app) => {
  const width = async () => (await app.hook("editor").first().boundingBox()).width;
  await app.page.evaluate(() => localStorage.setItem("switchboard:editor", "60"));
  await app.page.reload();
  await app.ready();
  const narrow = await width();
  assert.ok(narrow <= 1280 - 620 + 1, `${narrow}`);
  await app.page.setViewportSize({ width: 1800, height: 800 });
  const wide = await width();
  assert.ok(Math.abs(wide - 1080) < 20, `${wide}`);
  assert.equal(await app.page.evaluate(() => localStorage.getItem("switchboard:editor")), "60");
});

check("a callback of the program runs at a place of its own, at its line", SMALL, async (app) => {
  await run(app, "import asyncio\ndef tick(n):\n    print('tick', n)\nasync def main():\n    loop = asyncio.get_running_loop()\n    loop.call_soon(tick, 3)\n    loop.call_soon(print, 'plain')\n    await asyncio.sleep(1)\nasyncio.run(main())\n");
  await app.step(2);
  assert.match(await app.text("place-running"), /tick\(3\).*running/);
  assert.match(await app.text("place-running"), /line 3.*n = 3/);
  assert.equal(await app.page.locator(".code-line.current").getAttribute("data-line"), "3");
  await app.step();
  assert.match(await app.text("place-running"), /print\('plain'\)/);
  await app.back();
  assert.match(await app.text("place-running"), /tick\(3\)/);
});

check("a bound of the history names itself, and how to go on", SMALL, async (app) => {
  await run(app, "import asyncio\nasync def spin():\n    while True:\n        await asyncio.sleep(0)\nasyncio.run(spin())\n");
  await app.page.evaluate(() => document.activeElement.blur());
  await app.key("End");
  await app.at(await app.steps());
  assert.match(await app.sentence(), /^Stopped after [\d,]+ recorded events: the history's \d+ MB are full\. Everything up to here can be stepped\.$/);
  assert.match(await app.text("raise-here"), /Raise the limit/);
  await app.back();
  assert.match(await app.sentence(), /gives the thread back/);
});

check("a deadlock says who waits for what", SMALL, async (app) => {
  await run(app, "import asyncio\nasync def move(name, first, second):\n    async with first:\n        await asyncio.sleep(1)\n        async with second:\n            print(name)\nasync def main():\n    a, b = asyncio.Lock(), asyncio.Lock()\n    await asyncio.gather(move('x', a, b), move('y', b, a))\nasyncio.run(main())\n");
  await app.page.evaluate(() => document.activeElement.blur());
  await app.key("End");
  await app.at(await app.steps());
  assert.match(await app.sentence(), /^Deadlock: x wants b, held by y; y wants a, held by x\. Nothing left can wake them\.$/);
  assert.match(await app.text("outcome"), /hangs/);
  assert.match(await app.text("place-waiting"), /for b, held by y/);
});

check("who an exception is thrown into runs when it fails, at the line where it waited", SMALL, async (app) => {
  await run(app, "import asyncio\nasync def load():\n    await asyncio.sleep(1)\n    raise ValueError('no page')\nasync def main():\n    name = 'x'\n    await asyncio.gather(load())\nasyncio.run(main())\n");
  await app.step(5);
  assert.match(await app.sentence(), /^main fails/);
  assert.deepEqual(await app.letters("running"), ["M"]);
  assert.equal(await app.page.locator(".code-line.current").getAttribute("data-line"), "7");
  assert.match(await app.text("ghost"), /name = 'x'/);
});

check("a cord leads from the one that is followed to what ends its wait", SMALL, async (app) => {
  await app.step(3);
  assert.equal(await app.hook("cord").count(), 0);
  await app.page.locator('[data-testid="place-waiting"] [data-actor-letter="M"] button, [data-testid="place-waiting"] button[data-actor-letter="M"]').first().click();
  assert.equal(await app.hook("cord").count(), 2, "main waits for two");
  await app.page.evaluate(() => document.activeElement.blur());
  await app.key("Escape");
  assert.equal(await app.hook("cord").count(), 0);
  await app.page.locator('button[data-actor-letter="A"]').first().click();
  assert.equal(await app.hook("cord").count(), 1, "A waits for the clock");
});

check("the size of a step is a button", SMALL, async (app) => {
  await app.hook("by").click();
  await app.hook("grain").waitFor();
});

check("what the program imports and is not there is named, and what to use instead", SMALL, async (app) => {
  await run(app, "import asyncio, aiohttp\nasyncio.run(aiohttp.get())\n");
  await app.page.evaluate(() => document.activeElement.blur());
  await app.key("End");
  assert.match(await app.sentence(), /^Line 1: aiohttp is not supported\./);
});

check("of a crowd at one line the gutter shows two", SMALL, async (app) => {
  await run(app, THIRTY);
  await app.step(14);
  const letters = (line) => app.page.locator(`.gutter-line[data-line="${line}"] .letters > *`).allInnerTexts();
  assert.deepEqual(await letters(3), ["N", "A"]);
  assert.equal((await letters(2)).length, 2);
});

check("the gutter shows who runs and the first of those that wait there", SMALL, async (app) => {
  await run(app, "import asyncio\nasync def enter(gate):\n    await gate.wait()\nasync def main():\n    gate = asyncio.Event()\n    tasks = [asyncio.create_task(enter(gate)) for _ in range(4)]\n    await asyncio.sleep(1)\nasyncio.run(main())\n");
  await app.step(5);
  assert.deepEqual(await app.letters("running"), ["D"]);
  assert.deepEqual(await app.page.locator('.gutter-line[data-line="3"] .letters > *').allInnerTexts(), ["D", "A"]);
});
