// A real Chromium with a fresh profile, and pages that remember everything that went wrong on them.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const EXECUTABLE = "/usr/bin/chromium";
// As root in a container there is neither a user namespace nor a large /dev/shm.
const FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--force-color-profile=srgb", "--font-render-hinting=none"];

/** Starts the browser. `open` gives a page in a context of its own; `close` ends everything. */
export async function start() {
  const profile = await mkdtemp(join(tmpdir(), "switchboard-e2e-"));
  const browser = await chromium.launch({ executablePath: EXECUTABLE, headless: true, args: [...FLAGS, `--crash-dumps-dir=${profile}`] });
  return {
    open: (options) => open(browser, options),
    close: async () => {
      await browser.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

async function open(browser, { width = 1440, height = 900, scheme = "light", motion = "no-preference", scripts = true, touch = false } = {}) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    reducedMotion: motion,
    javaScriptEnabled: scripts,
    hasTouch: touch,
    locale: "en-GB",
    timezoneId: "UTC",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  /** Console errors, uncaught exceptions, failed requests and breaches of the content policy. */
  const faults = [];
  page.on("console", (message) => {
    if (message.type() === "error" || /Content Security Policy/i.test(message.text())) faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(`uncaught: ${error}`));
  page.on("requestfailed", (request) => {
    if (request.failure()?.errorText !== "net::ERR_ABORTED") faults.push(`request failed: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
  });
  if (scripts) {
    await page.addInitScript(() => {
      window.__violations = [];
      document.addEventListener("securitypolicyviolation", (event) => {
        window.__violations.push(`${event.violatedDirective}: ${event.blockedURI}`);
      });
    });
  }
  return Object.assign(page, {
    faults,
    violations: () => page.evaluate(() => window.__violations),
    leave: () => context.close(),
  });
}
