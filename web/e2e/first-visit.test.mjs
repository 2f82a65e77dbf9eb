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
  const modules = () => asked().filter((path) => path.endsWith(".wasm")).length;
  for (let i = 0; i < 100 && modules() < 2; i += 1) await app.page.waitForTimeout(100);
  assert.equal(modules(), 2, "the compiler is a module of its own, loaded on demand");
});
