// Which functions a first visit does not run, from a build that records them (SWITCHBOARD_RECORD=1): written to
// web/later.txt, by which the next build is divided (crates/wasm-split). `cargo xtask bless` calls this.
//
// A visit here is: the landing page at several sizes and themes, on a fast and a slow machine, stepped forward and back
// to its ends, and played.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { App } from "./lib/app.mjs";
import { start } from "./lib/browser.mjs";
import { DIST, serve } from "./lib/server.mjs";

const OUT = fileURLToPath(new URL("../later.txt", import.meta.url));
/** Each function's export, with the hash of its name; empty if it has none. */
const functions = new Map(
  readFileSync(join(DIST, "functions.txt"), "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => line.split(" "))
    .map(([name, hash, ...words]) => [name, words.join(" ") && hash]),
);
const ran = new Set();

async function collect(page) {
  const exports = await page.evaluate(async () => {
    const exports = await (await import("./switchboard-web.js")).default();
    return Object.keys(exports).filter((name) => name.startsWith("$f") && exports[name].value);
  });
  for (const name of exports) ran.add(functions.get(name));
}

const server = await serve();
const browser = await start();
try {
  const looks = [{}, { width: 390, height: 844, scheme: "dark", touch: true }, { width: 820, height: 1100, motion: "reduce" }];
  // On a slow machine other things happen between two frames.
  for (const look of looks) {
    for (const slowdown of [1, 4]) {
      const page = await browser.open(look);
      const devtools = await page.context().newCDPSession(page);
      await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
      page.setDefaultTimeout(60_000);
      const app = await App.visit(page, server.url);
      await collect(page);
      await app.step(await app.steps());
      await app.back(2);
      for (const key of ["Home", "End", "Home", "ArrowRight", "ArrowRight", "ArrowRight"]) {
        await app.key(key);
        await page.waitForTimeout(300 * slowdown);
      }
      await app.key(" ");
      await page.waitForTimeout(2500);
      await page.mouse.move(200, 200);
      await page.setViewportSize({ width: 700, height: 900 });
      await page.waitForTimeout(500);
      await collect(page);
      await page.leave();
    }
  }
} finally {
  await browser.close();
  await server.close();
}
const later = [...new Set(functions.values())].filter((hash) => hash && !ran.has(hash)).sort();
writeFileSync(OUT, `# The functions that a first visit does not run, by a hash of their names; \`cargo xtask bless\` writes this anew.\n${later.join("\n")}\n`);
console.log(`${later.length} names of ${functions.size} functions come later`);
