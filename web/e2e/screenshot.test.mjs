// The README's picture, made from the page itself: written by `cargo xtask bless`; otherwise only its moment is checked.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { suite } from "./lib/suite.mjs";

const { check } = suite();
const FILE = fileURLToPath(new URL("../../docs/screenshot.png", import.meta.url));

check("the README's picture shows the landing page at a switch", { motion: "reduce" }, async (app) => {
  await app.step(5);
  await app.page.evaluate(() => document.activeElement.blur());
  assert.equal((await app.letters("running")).length + (await app.letters("waiting")).length + (await app.letters("ready")).length, 3);
  if (process.env.SWITCHBOARD_BLESS) {
    mkdirSync(fileURLToPath(new URL("../../docs", import.meta.url)), { recursive: true });
    await app.page.screenshot({ path: FILE });
  }
  const png = readFileSync(FILE);
  assert.equal(png.readUInt32BE(16), 1440, "its width");
  assert.equal(png.readUInt32BE(20), 900, "its height");
});
