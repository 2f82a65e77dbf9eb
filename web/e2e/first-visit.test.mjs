// The size table counts what a browser asks for, no less: otherwise the limit would bound nothing.

import assert from "node:assert/strict";
import { firstVisit } from "./size.mjs";
import { DIST } from "./lib/server.mjs";
import { suite } from "./lib/suite.mjs";

const { check } = suite();

check("a first visit asks for exactly the files of the size table, until the program is edited", {}, async (app, server) => {
  const wanted = firstVisit(DIST).map((path) => `/${path === "index.html" ? "" : path}`);
  await app.step(3);
  const asked = () => [...new Set(server.requests)].filter((path) => path !== "/favicon.ico").sort();
  assert.deepEqual(asked(), wanted.sort());
  assert.ok(asked().some((path) => path.endsWith(".wasm")));
  await app.type("print(1)\n");
  await app.page.waitForFunction(() => document.querySelector('[data-testid="console-line"]') !== null || document.querySelector('[data-testid="stale"]') === null);
  assert.ok(asked().filter((path) => path.endsWith(".wasm")).length >= 2, "the compiler is a module of its own, loaded on demand");
});
