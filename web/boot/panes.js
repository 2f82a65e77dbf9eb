// The borders between panels: moved by the pointer or by arrow keys, and kept for the next visit.
//
//   pointer, key -> share in percent -> a variable of the style, which the layout reads

/** What the share is of; percent where nobody has moved it; least pixels of the panel and of the other one. */
const PANES = {
  editor: { within: '.main', normal: 39, least: [320, 620], upright: true },
  console: { within: '.panel-code', normal: 20, least: [64, 160], upright: false },
};
/** Percent by which a key moves it. */
const KEY = 2;

const border = (event) => event.target.closest?.('[data-pane]');

/** The layout has limits of its own: a share beyond those of this window is the one of a wider window. */
function put(line, share) {
  document.documentElement.style.setProperty(`--${line.dataset.pane}`, `${share}%`);
  line.setAttribute('aria-valuenow', Math.round(share));
}

/** Moves it, within the limits of this window, and keeps the place. */
function set(line, share) {
  const name = line.dataset.pane;
  const { within, least, upright } = PANES[name];
  const box = line.closest(within).getBoundingClientRect();
  const length = upright ? box.width : box.height;
  const low = Math.min((100 * least[0]) / length, 50);
  const high = Math.max(100 - (100 * least[1]) / length, 50);
  const to = Math.round(Math.min(Math.max(share, low), high));
  put(line, to);
  try {
    localStorage.setItem(`switchboard:${name}`, to);
  } catch {
    // Where nothing may be kept it holds for this visit.
  }
}

function follow(line, event) {
  const { within, upright } = PANES[line.dataset.pane];
  const box = line.closest(within).getBoundingClientRect();
  set(line, upright ? (100 * (event.clientX - box.left)) / box.width : (100 * (box.bottom - event.clientY)) / box.height);
}

/** Makes the borders of the page move; where they were left is found again. */
export function panes() {
  for (const line of document.querySelectorAll('[data-pane]')) {
    let kept;
    try {
      kept = parseFloat(localStorage.getItem(`switchboard:${line.dataset.pane}`));
    } catch {
      // As on a first visit.
    }
    if (kept >= 0 && kept <= 100) put(line, kept);
  }
  addEventListener('pointerdown', (event) => {
    const line = border(event);
    if (!line || event.button !== 0) return;
    event.preventDefault();
    line.setPointerCapture(event.pointerId);
    line.focus();
  });
  addEventListener('pointermove', (event) => {
    const line = border(event);
    // What else is dragged across it (a selection of text) leaves it alone.
    if (line?.hasPointerCapture(event.pointerId)) follow(line, event);
  });
  addEventListener('dblclick', (event) => {
    const line = border(event);
    if (line) set(line, PANES[line.dataset.pane].normal);
  });
  // Before the page takes them: these keys step elsewhere.
  const keys = (event) => {
    const line = border(event);
    if (!line || event.ctrlKey || event.altKey || event.metaKey) return;
    const { upright } = PANES[line.dataset.pane];
    const now = Number(line.getAttribute('aria-valuenow'));
    const to = { [upright ? 'ArrowRight' : 'ArrowUp']: now + KEY, [upright ? 'ArrowLeft' : 'ArrowDown']: now - KEY, Home: 0, End: 100 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    set(line, to);
  };
  addEventListener('keydown', keys, { capture: true });
}
