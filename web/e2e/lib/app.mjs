// What a person sees and does on the page, so that tests name neither markup nor timing.

import assert from "node:assert/strict";

export class App {
  constructor(page, url) {
    this.page = page;
    this.url = url;
  }

  /** Opens the page and waits for the first board. */
  static async visit(page, url, hash = "") {
    await page.goto(`${url}/${hash}`);
    const app = new App(page, url);
    await app.ready();
    return app;
  }

  hook(name) {
    return this.page.getByTestId(name);
  }

  async ready() {
    await this.hook("sentence").first().waitFor();
    await this.complete();
  }

  /** Waits until the whole run is known. */
  async complete() {
    await this.page.waitForFunction(() => {
      const steps = document.querySelector('[data-testid="steps"]');
      return steps && /^[\d\s,]+$/.test(steps.textContent);
    });
  }

  async text(name) {
    return (await this.hook(name).first().innerText()).replace(/\s+/g, " ").trim();
  }

  async cursor() {
    return digits(await this.text("cursor"));
  }

  async steps() {
    return digits(await this.text("steps"));
  }

  async step(times = 1) {
    for (let i = 0; i < times; i += 1) await this.move("step", 1);
  }

  async back(times = 1) {
    for (let i = 0; i < times; i += 1) await this.move("back", -1);
  }

  async move(button, by) {
    const wanted = (await this.cursor()) + by;
    await this.hook(button).first().click();
    await this.at(wanted);
  }

  /** Waits for the cursor to be there. */
  async at(step) {
    await this.page.waitForFunction(
      (wanted) => Number(document.querySelector('[data-testid="cursor"]').textContent.replace(/\D/g, "")) === wanted,
      step,
    );
  }

  async key(name) {
    await this.page.keyboard.press(name);
  }

  /** Letters of the tokens in one place of the board, in order. */
  async letters(place) {
    return this.page.evaluate(
      (hook) => [...document.querySelectorAll(`[data-testid="${hook}"] [data-actor-letter]`)].map((token) => token.dataset.actorLetter),
      `place-${place}`,
    );
  }

  /** The whole board as one line, to compare moments: "t=0.000 s ready[A B] running[] waiting[M] finished[]". */
  async board() {
    // A lab of threads that never sleep has no clock.
    const clock = (await this.hook("clock").count()) > 0 ? await this.text("clock") : "";
    const places = [];
    for (const place of ["ready", "running", "waiting", "finished"]) {
      places.push(`${place}[${(await this.letters(place)).join(" ")}]`);
    }
    return `${clock} ${places.join(" ")}`;
  }

  sentence() {
    return this.page.locator('[data-testid="sentence"] > span').first().innerText();
  }

  async console() {
    return this.page.locator('[data-testid="console-line"] .console-text').allInnerTexts();
  }

  /** Everything that a moment consists of. */
  async moment() {
    return {
      cursor: await this.cursor(),
      board: await this.board(),
      sentence: await this.sentence(),
      console: await this.console(),
    };
  }

  /** Replaces the program. */
  async type(source) {
    const editor = this.hook("source").first();
    await editor.click();
    await editor.press("Control+a");
    await this.page.keyboard.insertText(source);
  }

  /** Nothing went wrong on the page, and the content policy was kept. */
  async wellBehaved() {
    assert.deepEqual(this.page.faults, []);
    assert.deepEqual(await this.page.violations(), []);
  }
}

export const digits = (text) => Number(text.replace(/\D/g, ""));
