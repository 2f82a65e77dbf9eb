// A figure with a poster: nothing of the program is loaded before it is touched, nothing moves, at three widths.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { suite } from "./lib/suite.mjs";

const here = (name) => readFileSync(new URL(name, import.meta.url), "utf8");
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const still = (name, kind) => here(`../../crates/session/tests/export/${name}`).replace("<svg ", `<svg slot="poster" class="${kind}" `).replace(' slot="poster" width', " width");
const PROGRAM = here("../../crates/session/tests/python/countdowns.py").trim();

const STORY = `<ol class="story"><li data-at="A#1" data-point="A">A has the thread, and \`print\` keeps it.</li>
  <li data-at="wait#1" data-ask="Who is first when the second is over?">Nobody is ready.</li></ol>`;
const html = (width, story = "") => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Post</title>
<link rel="stylesheet" href="/w${width}.css"><script type="module" src="/figure.js"></script></head>
<body><main><h1>Post</h1><p>Then <a href="#fig1" data-at="wait#1">nobody is ready</a>.</p>
<switchboard-figure id="fig1" at="B#1" height="460">${still("still.svg", "wide")}${still("still-narrow.svg", "narrow")}${story}
<pre>
${PROGRAM}
</pre></switchboard-figure><p>After it.</p></main></body></html>`;
const css = (width) => `body { margin: 0; } main { width: ${width}px; margin: 0 auto; } switchboard-figure { display: block; height: 460px; overflow: hidden; }`;
const extra = { "/story.html": html(680, STORY) };
for (const width of [360, 680, 960]) {
  extra[`/w${width}.html`] = html(width);
  extra[`/w${width}.css`] = css(width);
}
const { raw } = suite({ extra });

const wasm = (server) => server.requests.filter((path) => path.endsWith(".wasm"));

for (const width of [360, 680, 960]) {
  raw(`a poster of ${width} pixels loads no program until it is touched, and nothing moves`, { width: 1000, height: 900 }, async (page, server) => {
    await page.addInitScript(() => {
      window.__shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (entry.sources.some((source) => source.node)) window.__shift += entry.value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    server.requests.length = 0;
    await page.goto(`${server.url}/w${width}.html`);
    const begin = page.getByRole("button", { name: "Step through this program" });
    await begin.waitFor();
    await page.waitForTimeout(600);
    assert.deepEqual(wasm(server), [], "the poster needs no program");
    assert.deepEqual(await page.locator("svg:visible").count(), 1, "one of the two pictures");
    const shown = await page.locator("switchboard-figure svg:visible").first().getAttribute("class");
    assert.equal(shown, width < 520 ? "narrow" : "wide");
    const { violations } = await page.evaluate(AXE).then(() => page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] })));
    assert.deepEqual(violations.map((found) => found.id), []);
    const before = await page.locator("switchboard-figure").boundingBox();
    await begin.focus();
    await page.keyboard.press("Enter");
    const step = page.getByTestId("step").first();
    await step.waitFor();
    assert.ok(wasm(server).length > 0);
    assert.deepEqual(await page.locator("switchboard-figure").boundingBox(), before);
    assert.ok((await page.evaluate(() => window.__shift)) < 0.01);
    const box = await page.locator("switchboard-figure").evaluate((figure) => {
      const root = figure.shadowRoot.querySelector(".figure");
      return [root.scrollWidth <= root.clientWidth, root.getBoundingClientRect().width];
    });
    assert.equal(box[0], true, "nothing sticks out");
    await page.waitForFunction(() => document.querySelector("switchboard-figure").shadowRoot.activeElement?.dataset.testid === "step");
    assert.deepEqual(page.faults, []);
    assert.deepEqual(await page.violations(), []);
  });
}

raw("a link in the prose starts a poster where it leads", {}, async (page, server) => {
  await page.goto(`${server.url}/w680.html`);
  await page.getByRole("link", { name: "nobody is ready" }).click();
  await page.getByTestId("sentence").first().waitFor();
  await page.waitForFunction(() => /Nobody is ready/.test(document.querySelector("switchboard-figure").shadowRoot.querySelector('[data-testid="sentence"]').textContent));
  assert.deepEqual(page.faults, []);
});

raw("a figure tells its author's story", {}, async (page, server) => {
  await page.goto(`${server.url}/story.html`);
  await page.getByRole("button", { name: "Step through this program" }).click();
  await page.getByTestId("story").waitFor();
  await page.waitForTimeout(500);
  await page.getByTestId("story-back").click();
  assert.match(await page.getByTestId("story-say").innerText(), /A has the thread/);
  assert.equal(await page.getByTestId("story-place").innerText(), "1 / 2");
  await page.getByTestId("story-next").click();
  assert.match(await page.getByTestId("story-ask").innerText(), /Who is first/);
  assert.deepEqual(page.faults, []);
  assert.deepEqual(await page.violations(), []);
});
