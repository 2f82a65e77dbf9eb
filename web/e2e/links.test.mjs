// Links: shared at a moment, opened at the same moment; cut or made by hand, they say so and the page works.

import assert from "node:assert/strict";
import { App } from "./lib/app.mjs";
import { suite } from "./lib/suite.mjs";

const { check, raw } = suite();

const PROGRAM = `import asyncio


async def child(name):
    await asyncio.sleep(0)
    print(name)


async def main():
    await asyncio.gather(child("x"), child("y"))


asyncio.run(main())
`;

/** Opens the sheet, gives the link in it. */
async function link(app) {
  await app.hook("share").click();
  return app.hook("share-link").inputValue();
}

check("a link opens at the moment it was made", {}, async (app) => {
  await app.step(6);
  const seen = await app.moment();
  const shared = new URL(await link(app));
  assert.match(shared.hash, /^#v1\./);
  const other = await app.page.context().newPage();
  const opened = await App.visit(Object.assign(other, { faults: [], violations: () => [] }), app.url, shared.hash);
  await opened.at(6);
  assert.deepEqual(await opened.moment(), seen);
});

check("a link carries a program of one's own and the level", {}, async (app) => {
  await app.type(PROGRAM);
  await app.page.waitForFunction(() => document.querySelector('[data-testid="stale"]') === null);
  await app.complete();
  await app.key("Escape");
  await app.hook("step").click();
  await app.step(2);
  await app.hook("level").click();
  const seen = await app.moment();
  const { hash } = new URL(await link(app));
  const other = await app.page.context().newPage();
  const opened = await App.visit(Object.assign(other, { faults: [], violations: () => [] }), app.url, hash);
  await opened.at(seen.cursor);
  assert.deepEqual(await opened.moment(), seen);
  assert.match(await opened.text("level"), /Details/);
});

for (const [what, spoil] of [
  ["cut", (hash) => hash.slice(0, Math.floor(hash.length / 2))],
  ["with one letter changed", (hash) => hash.slice(0, 20) + (hash[20] === "A" ? "B" : "A") + hash.slice(21)],
  ["of another version", (hash) => hash.replace("#v1.", "#v9.")],
  ["made of rubbish", () => "#v1.%00%ff<script>alert(1)</script>"],
]) {
  check(`a link ${what} says so, and the page works`, {}, async (app) => {
    await app.step();
    const { hash } = new URL(await link(app));
    const other = await app.page.context().newPage();
    const opened = await App.visit(Object.assign(other, { faults: [], violations: () => [] }), app.url, spoil(hash));
    assert.match(await opened.text("notice"), /link/i);
    await opened.step(2);
    assert.equal(await opened.cursor(), 2);
  });
}

raw("a link that unpacks to far too much is refused", {}, async (page, server) => {
  const { deflateRawSync } = await import("node:zlib");
  const bomb = deflateRawSync(Buffer.alloc(50_000_000, 97)).toString("base64url");
  const begin = Date.now();
  const app = await App.visit(page, server.url, `#v1.${bomb}`);
  assert.match(await app.text("notice"), /link/i);
  assert.ok(Date.now() - begin < 10_000);
});
