// What a first visit downloads, and what comes behind it.

import assert from "node:assert/strict";
import { describe } from "node:test";
import { App } from "./lib/app.mjs";
import { DIST } from "./lib/server.mjs";
import { suite } from "./lib/suite.mjs";
import { firstVisit } from "./size.mjs";

const REST = "/switchboard-web_rest.wasm";
let release;
const held = new Promise((go) => {
  release = go;
});

describe("while the rest is held back", () => {
  const { check } = suite({ hold: { [REST]: held } });

  // The size table counts what a browser asks for, no less: otherwise the limit would bound nothing.
  check("the landing page steps with exactly the files of the size table; the rest and the compiler come later", {}, async (app, server) => {
    const wanted = firstVisit(DIST).map((path) => `/${path === "index.html" ? "" : path}`);
    await app.step(3);
    await app.back(1);
    const asked = () => [...new Set(server.requests)].filter((path) => path !== "/favicon.ico").sort();
    assert.deepEqual(asked().filter((path) => path !== REST), wanted.sort());
    assert.ok(wanted.some((path) => path.endsWith(".wasm")));
    release();
    await app.type("print(1)\n");
    const modules = () => asked().filter((path) => path.endsWith(".wasm")).length;
    for (let i = 0; i < 100 && modules() < 3; i += 1) await app.page.waitForTimeout(100);
    assert.equal(modules(), 3, "the compiler is a module of its own, loaded on demand");
  });
});

describe("where nothing fetches the rest", () => {
  const { raw } = suite();
  const never = () => {
    window.requestIdleCallback = () => 0;
  };

  raw("what needs it waits for it", {}, async (page, server) => {
    await page.addInitScript(never);
    const app = await App.visit(page, server.url);
    await app.step(2);
    // A lab of ten thousand rows: nothing like the landing page.
    await app.hook("gallery-open").first().click();
    await app.hook("exhibit").last().click();
    await app.ready();
    await app.step(3);
    assert.ok(server.requests.includes(REST));
    await app.wellBehaved();
  });

  raw("and if it cannot be had, the page says so", {}, async (page, server) => {
    await page.addInitScript(never);
    const app = await App.visit(page, server.url);
    await page.route(`**${REST}`, (route) => route.abort());
    await app.hook("gallery-open").first().click();
    await page.locator("#failure").waitFor();
    assert.match(await page.locator("#failure").innerText(), /your text is safe/);
  });
});
