// <switchboard-figure>: a program in a post that can be stepped. Its child <pre> is the program, and what is shown
// where scripts do not run.
//
//   <switchboard-figure at="B#1" from="start" to="t=1s" show="code board console timeline"
//                       grain="switch" detail="basic" theme="auto" height="430"><pre>...</pre></switchboard-figure>
//
// The place is reserved before anything loads; the module is loaded once for all figures of a document, when the first
// of them comes near the viewport. A figure with a poster (a child `<svg slot="poster">`, or two of the classes `wide` and
// `narrow`) shows that, and loads nothing before it is touched, stepped or sent somewhere.
import { compile, start } from './switchboard.js';

const FILES = ['palette.css', 'panels.css', 'figure.css'];
const PASSED = ['input', 'at', 'from', 'to', 'show', 'grain', 'detail', 'theme'];
/** Until the figure is there, the program keeps its place: the style that needs no file. */
const RESERVED = ':host([hidden]) { display: none; } :host([theme=dark]) { color-scheme: dark; } :host([theme=light]) { color-scheme: light; } ::slotted(svg) { display: block; width: 100%; height: 100%; } .begin { position: absolute; inset: 0; width: 100%; height: 100%; padding: 0; border: 0; border-radius: 10px; background: none; cursor: pointer; font: 600 14px/20px system-ui, sans-serif; } .begin span { position: absolute; right: 12px; bottom: 10px; padding: 8px 16px; border-radius: 8px; background: light-dark(#1c1a16, #f2efe7); color: light-dark(#fff, #131519); } .begin:focus-visible { outline: 2px solid; outline-offset: -2px; } .poster { position: relative; height: 100%; } :host { display: block; contain: layout style; overflow: hidden; } ::slotted(pre) { margin: 0; padding: 16px; overflow: auto; height: 100%; box-sizing: border-box; }';

let sheets;

function sheet(text) {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}

const reserved = sheet(RESERVED);

/** The stylesheets, fetched once, as objects: a strict content policy allows those. */
function styles() {
  sheets ??= Promise.all(
    FILES.map(async (file) => {
      const answer = await fetch(new URL(`./${file}`, import.meta.url));
      if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
      return sheet(await answer.text());
    }),
  );
  return sheets;
}

/** The lines of a <pre>, without the empty one that HTML authors begin with. */
function program(element) {
  const text = element.querySelector('pre')?.textContent ?? element.getAttribute('program') ?? '';
  return `${text.replace(/^\n/, '').replace(/\s+$/, '')}\n`;
}

/** The author's story: a child `<ol class="story">` whose items have `data-at`, and perhaps `data-point` and `data-ask`. */
function story(element) {
  return [...element.querySelectorAll(':scope > .story > [data-at]')].map(({ dataset, textContent }) => ({
    at: dataset.at,
    say: textContent.replace(/\s+/g, ' ').trim(),
    point: dataset.point ?? '',
    ask: dataset.ask ?? '',
  }));
}

const near = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) target.seen(isIntersecting);
  },
  { rootMargin: '200px' },
);

class SwitchboardFigure extends HTMLElement {
  #figure;
  #starting = false;
  #wanted;

  connectedCallback() {
    if (!this.shadowRoot) {
      const root = this.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = [reserved];
      root.append(...(this.#poster() ? [this.#still()] : [document.createElement('slot')]));
    }
    // Until the figure is there its program may have to be scrolled, also from the keyboard.
    const pre = this.querySelector('pre');
    if (pre && !pre.hasAttribute('tabindex')) pre.tabIndex = 0;
    this.style.height = `${this.#height()}px`;
    near.observe(this);
  }

  disconnectedCallback() {
    near.unobserve(this);
  }

  #height() {
    const given = Number.parseInt(this.getAttribute('height') ?? '', 10);
    if (given > 0) return given;
    const shown = (this.getAttribute('show') || 'code board console').split(/\s+/);
    if (!shown.includes('code') && !shown.includes('board')) return 240;
    if (!shown.includes('code')) return 330;
    return this.clientWidth > 0 && this.clientWidth < 520 ? 500 : 430 + (shown.includes('timeline') ? 120 : 0);
  }

  /** The poster for this width; the other one, if there is one, is not shown. */
  #poster() {
    const all = [...this.querySelectorAll(':scope > svg[slot=poster]')];
    const kind = this.clientWidth > 0 && this.clientWidth < 520 ? 'narrow' : 'wide';
    const chosen = all.find((svg) => svg.classList.contains(kind)) ?? all[0];
    for (const svg of all) svg.slot = svg === chosen ? 'poster' : 'other';
    return chosen;
  }

  /** The poster with a button over it. */
  #still() {
    const box = document.createElement('div');
    box.className = 'poster';
    const slot = document.createElement('slot');
    slot.name = 'poster';
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'begin';
    button.setAttribute('aria-label', 'Step through this program');
    const word = document.createElement('span');
    word.textContent = 'Step ▸';
    button.append(word);
    button.addEventListener('click', () => this.#start(true));
    box.append(slot, button);
    // Its colours are the page's own variables; a host may set others.
    styles().then(([palette]) => {
      if (!this.#starting) this.shadowRoot.adoptedStyleSheets = [palette, reserved];
    }, () => {});
    return box;
  }

  /** Near the viewport, or no longer. */
  seen(isNear) {
    if (isNear) {
      if (!this.shadowRoot.querySelector('.poster')) this.#start();
    }
    else this.#figure?.pause();
  }

  async #start(focus) {
    if (this.#starting) return;
    this.#starting = true;
    this.shadowRoot.querySelector('.begin')?.setAttribute('aria-busy', 'true');
    try {
      const [application, styled] = await Promise.all([start(), styles()]);
      const root = document.createElement('div');
      root.className = 'figure-root';
      const config = { program: program(this), moments: story(this), page: new URL('./', import.meta.url).href };
      for (const name of PASSED) config[name] = this.getAttribute(name) ?? '';
      if (!config.theme) config.theme = 'auto';
      if (this.#wanted) config.at = this.#wanted;
      this.shadowRoot.adoptedStyleSheets = [reserved, ...styled];
      this.shadowRoot.replaceChildren(root);
      this.#figure = application.mount_figure(root, JSON.stringify(config), compile);
      // Who pressed the poster's button goes on with the figure's.
      if (focus) requestAnimationFrame(() => root.querySelector('[data-testid=step]')?.focus({ preventScroll: true }));
      this.dispatchEvent(new CustomEvent('ready', { bubbles: true, composed: true }));
    } catch (error) {
      // The program stays where it was.
      console.error('Switchboard could not start this figure', error);
    }
  }

  /** The module has failed: the program comes back. */
  failed() {
    this.#figure = undefined;
    this.shadowRoot.adoptedStyleSheets = [reserved];
    this.shadowRoot.replaceChildren(document.createElement('slot'));
  }

  /** Goes to an anchor: `B#2`, `L6#3`, `t=1s`, `out:"..."`, `end`. */
  go(anchor) {
    this.#wanted = anchor;
    if (this.#figure) this.#figure.go(anchor);
    else this.#start();
  }

  step() {
    if (this.#figure) this.#figure.step();
    else this.#start();
  }

  back() {
    this.#figure?.back();
  }
}

customElements.define('switchboard-figure', SwitchboardFigure);

// A panic ends as a trap of the module, which all figures share.
addEventListener('error', (event) => {
  if (!(event.error instanceof WebAssembly.RuntimeError)) return;
  for (const figure of document.querySelectorAll('switchboard-figure')) figure.failed();
});

// A link in the prose, `<a href="#fig1" data-at="B#1">`, seeks its figure.
document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[data-at]');
  const figure = link && document.getElementById((link.getAttribute('href') ?? '').slice(1));
  if (figure instanceof SwitchboardFigure) {
    event.preventDefault();
    figure.go(link.dataset.at);
    figure.scrollIntoView({ block: 'nearest' });
  }
});
