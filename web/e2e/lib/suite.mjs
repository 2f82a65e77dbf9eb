// One server and one browser for all tests of a file; every page is checked for faults when its test is over.

import { after, before, test } from "node:test";
import { App } from "./app.mjs";
import { start } from "./browser.mjs";
import { serve } from "./server.mjs";

/** `check(title, options, body)`: body gets the opened app, and the server. `at` is the address's hash. */
export function suite(setup = {}) {
  let browser, server;
  before(async () => {
    server = await serve(setup);
    browser = await start();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });
  const raw = (title, options, body) =>
    test(title, { timeout: 240_000 }, async (context) => {
      const once = async () => {
        const page = await browser.open(options);
        try {
          await body(page, server, context);
        } finally {
          await page.leave();
        }
      };
      try {
        await once();
      } catch (error) {
        // A shared machine may be slow at the wrong moment. It is told, and what fails twice fails.
        context.diagnostic(`failed once: ${error.message}`);
        await once();
      }
    });
  const check = (title, options, body) =>
    raw(title, options, async (page, server, context) => {
      const app = await App.visit(page, server.url, options.at ?? "");
      await body(app, server, context);
      await app.wellBehaved();
    });
  return { check, raw };
}
