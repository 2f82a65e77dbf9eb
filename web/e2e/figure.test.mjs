// A post with three figures: one module for all, nothing moves, keys are the page's own, prose links seek, and the
// program is there without scripts.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { digits } from "./lib/app.mjs";
import { suite } from "./lib/suite.mjs";

const here = (name) => readFileSync(new URL(name, import.meta.url), "utf8");
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** A host keeps the figures' places from the first paint on, as README.md says: the sample post does. */
const STYLE = `${here("../post/post.css")}
  .long { height: 4000px; }
`;
/** The sample post that is shipped, with its third figure far below and its second one in colours of its own. */
const POST = here("../post/index.html")
  .replace('<p>Back to', '<p class="long">A long stretch of prose.</p>\n      <p>Back to')
  .replace('id="fig2"', 'id="fig2" theme="dark"')
  .replace("../figure.js", "/figure.js");
/** A part of a run: from A's second run to the loop's second wait. */
const PART = POST.replace('id="fig1" at="B#1"', 'id="fig1" from="A#2" to="wait#2"');
const { raw } = suite({ extra: { "/post.html": POST, "/part.html": PART, "/post.css": STYLE } });

class Figure {
  constructor(page, id) {
    this.element = page.locator(`#${id}`);
  }
  hook(name) {
    return this.element.getByTestId(name).first();
  }
  async ready() {
    await this.hook("cursor").waitFor({ state: "attached" });
    for (let i = 0; (await this.hook("steps").textContent()).includes("+"); i += 1) {
      assert.ok(i < 100, "the run does not end");
      await this.element.page().waitForTimeout(50);
    }
    return this;
  }
  async cursor() {
    return digits(await this.hook("cursor").textContent());
  }
  async reaches(step) {
    for (let i = 0; (await this.cursor()) !== step; i += 1) {
      assert.ok(i < 100, `at step ${await this.cursor()}, not ${step}`);
      await this.element.page().waitForTimeout(50);
    }
  }
}

/** Opens the post; `body` gets the page and its figures, the first two of which are near the viewport. */
function post(title, options, body) {
  raw(title, options, async (page, server) => {
    await page.addInitScript(() => {
      window.__shift = 0;
      new PerformanceObserver((list) => {
        // What moves inside of a figure, while its run becomes known, is the figure's own affair: such nodes are hidden
        // in its shadow tree, and the observer gives null for them.
        for (const entry of list.getEntries()) {
          if (entry.sources.some((source) => source.node)) window.__shift += entry.value;
        }
      }).observe({ type: "layout-shift", buffered: true });
    });
    server.requests.length = 0;
    await page.goto(`${server.url}/post.html`);
    const figures = ["fig1", "fig2", "fig3"].map((id) => new Figure(page, id));
    await figures[0].ready();
    // On a phone it is not near yet.
    if (options.width < 520) await figures[1].element.scrollIntoViewIfNeeded();
    await figures[1].ready();
    await body(page, figures, server);
    assert.deepEqual(page.faults, []);
    assert.deepEqual(await page.violations(), []);
  });
}

const fetched = (server, pattern) => server.requests.filter((path) => pattern.test(path)).length;

post("a figure starts when the reader comes near, and all share one module", {}, async (page, [, , third], server) => {
  const before = fetched(server, /web_bg\.wasm$/);
  assert.equal(await third.hook("cursor").count(), 0, "the third is far below and has not started");
  await third.element.scrollIntoViewIfNeeded();
  await third.ready();
  assert.ok((await third.cursor()) > 0, "it starts at its end");
  assert.equal(before, 1);
  assert.equal(fetched(server, /web_bg\.wasm$/), 1);
  assert.ok(fetched(server, /compiler.*\.wasm$/) <= 1);
});

post("nothing of the post moves when figures come up", { height: 700 }, async (page, [, , third]) => {
  await third.element.scrollIntoViewIfNeeded();
  await third.ready();
  await page.waitForTimeout(500);
  assert.equal(await page.evaluate(() => window.__shift), 0);
});

post("a figure starts at its anchor and shows the parts it was told to", {}, async (page, [first, second]) => {
  assert.equal(await first.cursor(), 3, "B's first run is the third step");
  assert.equal(await second.cursor(), 0);
  assert.equal(await second.element.getByTestId("lane").count(), 0, "it shows no lanes");
  assert.equal(await first.hook("board").isVisible(), true);
});

post("keys act on the figure that has the focus, and on none otherwise", {}, async (page, [first, second]) => {
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("End");
  await page.waitForTimeout(200);
  assert.deepEqual([await first.cursor(), await second.cursor()], [3, 0]);
  await second.hook("step").focus();
  await page.keyboard.press("ArrowRight");
  await second.reaches(1);
  assert.equal(await first.cursor(), 3);
  const scrolled = await page.evaluate(() => scrollY);
  await page.locator("h1").click();
  await page.keyboard.press("Space");
  await page.waitForFunction((before) => scrollY > before, scrolled);
});

post("buttons step one figure", {}, async (page, [first, second]) => {
  await first.hook("step").click();
  await first.reaches(4);
  await first.hook("back").click();
  await first.reaches(3);
  assert.equal(await second.cursor(), 0);
});

post("a link in the prose seeks its figure", {}, async (page, [first]) => {
  await page.locator('a[data-at="end"]').click();
  await first.reaches(digits(await first.hook("steps").textContent()));
  await page.locator('a[data-at="B#1"]').click();
  await first.reaches(3);
});

raw("from and to show a part of a run, with ends of its own", {}, async (page, server) => {
  await page.goto(`${server.url}/part.html`);
  const figure = await new Figure(page, "fig1").ready();
  // M, A, B, wait, A, B, wait: the part is steps 5 to 7.
  await figure.reaches(5);
  assert.equal(digits(await figure.hook("steps").textContent()), 7);
  await figure.hook("back").click({ force: true });
  await page.waitForTimeout(200);
  assert.equal(await figure.cursor(), 5, "nothing is before its start");
  assert.equal(await figure.hook("back").getAttribute("aria-disabled"), "true");
  for (const step of [6, 7]) {
    await figure.hook("step").click();
    await figure.reaches(step);
  }
  await figure.hook("step").click({ force: true });
  await page.waitForTimeout(200);
  assert.equal(await figure.cursor(), 7, "nothing is after its end");
  assert.equal(await figure.hook("step").getAttribute("aria-disabled"), "true");
  await figure.hook("play").click();
  await figure.reaches(6);
  await figure.reaches(7);
  assert.deepEqual(page.faults, []);
});

post("no breach of accessibility rules", {}, async (page) => {
  await page.evaluate(AXE);
  // The standard's rules. (axe also advises that no two landmarks have one name, which equal figures must.)
  const runOnly = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  const { violations } = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags, resultTypes: ["violations"] }), runOnly);
  assert.deepEqual(violations.map((found) => `${found.id}: ${found.nodes.map((node) => node.target + " " + node.failureSummary).join(" | ")}`), []);
});

post("figures fit a phone", { width: 390, height: 664, touch: true }, async (page, [first]) => {
  assert.ok((await page.evaluate(() => document.scrollingElement.scrollWidth)) <= 390);
  await first.hook("step").click();
  await first.reaches(4);
});

raw("the sample post that is shipped starts all its figures", {}, async (page, server) => {
  server.requests.length = 0;
  const before = fetched(server, /web_bg\.wasm$/);
  await page.goto(`${server.url}/post/`);
  for (const id of ["fig1", "fig2", "fig3"]) {
    const figure = new Figure(page, id);
    await figure.element.scrollIntoViewIfNeeded();
    await figure.ready();
    assert.equal(await figure.element.getByTestId("notice").count(), 0);
  }
  assert.equal(fetched(server, /web_bg\.wasm$/) - before, 1);
  assert.deepEqual(page.faults, []);
  assert.deepEqual(await page.violations(), []);
});

raw("without scripts the program is shown", { scripts: false }, async (page, server) => {
  await page.goto(`${server.url}/post.html`);
  const program = page.locator("#fig1 pre");
  assert.equal(await program.isVisible(), true);
  assert.match(await program.innerText(), /countdown\('A', 2\)/);
});
