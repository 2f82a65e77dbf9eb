// Editing, and what a person can get wrong: a message at its place, a page that stays responsive, and what ran so far.

import assert from "node:assert/strict";
import { suite } from "./lib/suite.mjs";

const { check } = suite();

const HELLO = `import asyncio


async def greet(name):
    await asyncio.sleep(0.5)
    print("hello", name)


async def main():
    await asyncio.gather(greet("p"), greet("q"))


asyncio.run(main())
`;

/** The page answers within this time while a program runs: a frame or two, and room for a loaded machine. */
const RESPONSIVE_MS = 250;

/** The longest time between two turns of the page's own loop, over a while. */
function longestPause(page, during) {
  return page.evaluate(
    (milliseconds) =>
      new Promise((done) => {
        const begin = performance.now();
        let last = begin;
        let longest = 0;
        const turn = () => {
          const now = performance.now();
          longest = Math.max(longest, now - last);
          last = now;
          if (now - begin < milliseconds) setTimeout(turn, 0);
          else done(longest);
        };
        turn();
      }),
    during,
  );
}

/** Waits until the board is that of the text in the editor. */
async function rerun(app) {
  await app.page.waitForFunction(() => document.querySelector('[data-testid="stale"]') === null, undefined, { timeout: 60_000 });
}

/** Leaves the editor and goes to the last step. */
async function end(app) {
  await app.page.evaluate(() => document.activeElement.blur());
  await app.key("End");
  await app.at(await app.steps());
}

check("a new program runs after a pause", {}, async (app) => {
  await app.step(3);
  await app.type(HELLO);
  await app.hook("stale").waitFor();
  assert.match(await app.text("stale"), /before your edit/);
  await rerun(app);
  await app.complete();
  await end(app);
  assert.deepEqual(await app.console(), ["hello p", "hello q"]);
  assert.match(await app.text("clock"), /0\.500/);
});

check("while the text is being changed the old board stays, dimmed and titled", {}, async (app) => {
  await app.step(3);
  const before = await app.board();
  await app.type(`${HELLO}def`);
  await app.hook("stale").waitFor();
  assert.equal(await app.board(), before);
  const opacity = await app.hook("board").evaluate((board) => {
    let least = 1;
    for (const part of [board, ...board.children]) least = Math.min(least, Number(getComputedStyle(part).opacity));
    return least;
  });
  assert.ok(opacity < 1);
  // The last text does not compile: the board stays that of the old one.
  await app.hook("problems").first().waitFor();
  assert.match(await app.text("stale"), /before your edit/);
});

for (const [what, source, message, line] of [
  ["a syntax error", "def f(:\n    pass\n", /line 1, column 7/i, 1],
  ["an error further down", "x = 1\ny = 2\nz = = 3\n", /line 3, column 5/i, 3],
  ["an unsupported function", "x = 1\ny = compile('1', 'f', 'eval')\n", /line 2, column 5.*compile\(\).*not supported/is, 2],
  ["an unsupported module", "x = 1\nimport socketserver\n", /line 2.*socketserver.*not support/is, 2],
]) {
  check(`${what} is underlined and told with line and column`, {}, async (app) => {
    await app.type(source);
    await app.hook("problems").first().waitFor();
    assert.match(await app.text("problems"), message);
    const underlined = await app.page.evaluate(() =>
      [...document.querySelectorAll(".code-line")].flatMap((row, index) => (row.querySelector(".wrong") ? [index + 1] : [])),
    );
    assert.deepEqual(underlined, [line]);
  });
}

for (const [what, source, message] of [
  ["an endless loop", "print('before')\nwhile True:\n    pass\n", /stopped after/i],
  ["endless output", "print('before')\nwhile True:\n    print('x' * 100)\n", /wrote more than/i],
  ["deep recursion", "print('before')\ndef f(n):\n    return f(n + 1)\nf(0)\n", /RecursionError/],
  ["memory without end", "print('before')\nx = []\nwhile True:\n    x.append('y' * 10000 + str(len(x)))\n", /needs more than 256 MiB/i],
  ["one huge native operation", "print('before')\nprint(sum(range(10 ** 9)))\n", /stopped after/i],
  ["a huge power", "print('before')\nx = 10 ** 10 ** 8\n", /MiB|large|stopped after/i],
  ["a huge sequence", "print('before')\nx = [0] * 10 ** 10\n", /MemoryError at line 2/],
  ["tasks without end", "import asyncio\nprint('before')\nasync def f():\n    while True:\n        asyncio.create_task(asyncio.sleep(0))\nasyncio.run(f())\n", /tasks|MiB|history is full|stopped after/i],
]) {
  check(`${what}: the page stays responsive, the message is clear, what ran can be stepped`, {}, async (app) => {
    await app.type(source);
    await app.hook("stale").waitFor({ timeout: 5000 }).catch(() => {});
    const pause = await longestPause(app.page, 2000);
    assert.ok(pause < RESPONSIVE_MS, `the page stood still for ${pause.toFixed(0)} ms`);
    await rerun(app);
    await app.page.waitForFunction(() => /^[\d\s,]+$/.test(document.querySelector('[data-testid="steps"]').textContent), undefined, { timeout: 60_000 });
    await end(app);
    const all = `${await app.sentence()} ${(await app.console()).join(" ")} ${await app.page.locator("[data-testid='outcome']").allInnerTexts()}`;
    assert.match(all, message);
    assert.match((await app.console()).join("\n") + (await app.text("console")), /before|lines before/);
    await app.back();
  });
}

check("deep nesting is refused at its place before it is parsed", {}, async (app) => {
  await app.type(`x = ${"(".repeat(5000)}1${")".repeat(5000)}\n`);
  await app.hook("problems").first().waitFor();
  assert.match(await app.text("problems"), /line 1.*nest/is);
});

check("program text is never HTML", {}, async (app) => {
  await app.type(`print("<img src=x onerror=alert(1)><b>bold</b>")\n`);
  await rerun(app);
  await app.complete();
  await end(app);
  assert.deepEqual(await app.console(), ["<img src=x onerror=alert(1)><b>bold</b>"]);
  assert.equal(await app.page.locator("b, img[src='x']").count(), 0);
});

check("an uncaught exception is the program's result", {}, async (app) => {
  await app.type("def f():\n    return 1 / 0\n\nprint('in')\nf()\n");
  await rerun(app);
  await app.complete();
  await end(app);
  assert.match((await app.console()).join("\n"), /ZeroDivisionError: division by zero/);
  assert.match(await app.sentence(), /ZeroDivisionError/);
});

check("a bound that was met can be raised: what ran stays, and the run goes on", {}, async (app) => {
  await app.type("print('before')\nwhile True:\n    print('x' * 20000)\n");
  await rerun(app);
  await app.complete();
  const before = await app.steps();
  assert.equal(await app.hook("raise").count(), 1, "wherever the cursor is");
  await app.step(2);
  const moment = await app.moment();
  await app.hook("raise").click();
  await app.page.waitForFunction((steps) => Number(document.querySelector('[data-testid="steps"]').textContent.replace(/\D/g, "")) > steps, before);
  assert.deepEqual(await app.moment(), moment);
  await app.page.waitForFunction(() => /^[\d\s,]+$/.test(document.querySelector('[data-testid="steps"]').textContent), undefined, { timeout: 60_000 });
  assert.ok((await app.steps()) > 5 * before, `${before} steps, then ${await app.steps()}`);
  await end(app);
  assert.match(await app.sentence(), /more than 41943040 bytes/);
  assert.equal(await app.hook("raise-here").isVisible(), true);
});

check("a run that was stopped by hand can be run on", {}, async (app) => {
  await app.type("import asyncio\nasync def f():\n    while True:\n        await asyncio.sleep(1)\nasyncio.run(f())\n");
  await rerun(app);
  await app.hook("stop").click();
  const steps = await app.steps();
  await app.hook("go-on").click();
  await app.page.waitForFunction((old) => Number(document.querySelector('[data-testid="steps"]').textContent.replace(/\D/g, "")) > old, steps);
  await app.hook("stop").click();
});

check("a loop that shows nothing says so, and stops at a bound that can be raised", {}, async (app) => {
  await app.type("n = 0\nwhile True:\n    n += 1\n");
  const says = (text) => app.page.waitForFunction((wanted) => document.querySelector('[data-testid="sentence"]').innerText.includes(wanted), text, { timeout: 60_000 });
  await says("has done nothing yet");
  await says("Stopped after 200,000,000 steps");
  assert.equal(await app.hook("raise-here").isVisible(), true);
});

check("no program at all is said so", {}, async (app) => {
  await app.type("");
  await app.page.keyboard.press("Delete");
  await app.page.waitForFunction(() => document.querySelector('[data-testid="sentence"]').innerText.includes("There is no program"));
});

check("a program that reads lines has a box for them", {}, async (app) => {
  await app.type('name = input("Who? ")\nprint("hello", name)\nprint(int(input()) + 1)\n');
  await rerun(app);
  await end(app);
  assert.match(await app.sentence(), /the program reads a line, and there is none: write its lines under Input/i);
  await app.hook("input").first().fill("Ada\n41\n");
  await rerun(app);
  await end(app);
  assert.deepEqual(await app.console(), ["Who? hello Ada", "42"]);

  // It survives a reload, and is in the link.
  await app.page.reload();
  await app.ready();
  assert.equal(await app.hook("input").first().inputValue(), "Ada\n41\n");
  await app.hook("share").first().click();
  const link = await app.hook("share-link").first().inputValue();
  assert.match(await app.page.locator("#share-tag").inputValue(), / input="Ada\n41\n">/);
  await app.page.evaluate(() => localStorage.clear());
  await app.page.goto("about:blank");
  await app.page.goto(link);
  await app.ready();
  assert.equal(await app.hook("input").first().inputValue(), "Ada\n41\n");
  await end(app);
  assert.deepEqual(await app.console(), ["Who? hello Ada", "42"]);
});
