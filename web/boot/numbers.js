// Numbers in the program are dragged: to the right they grow, to the left they shrink; Alt with an arrow key does the same
// at the caret. The text area gets an ordinary edit, so that everything else is as if it had been typed.

/** Pixels of a drag for one unit of the last place. */
const UNIT = 8;
const NUMBER = /(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])/g;

/** The number at a place of the text. */
function numberAt(text, place) {
  const from = text.lastIndexOf('\n', place - 1) + 1;
  const end = text.indexOf('\n', place);
  const line = text.slice(from, end < 0 ? undefined : end);
  // What is behind a # is no number of the program's.
  for (const found of line.matchAll(NUMBER)) {
    const start = from + found.index;
    if (place < start || place > start + found[0].length) continue;
    if (line.slice(0, found.index).includes('#')) return undefined;
    // `n -1` and `(-1` differ: a minus that follows a value is an operator.
    const operator = found[0].startsWith('-') && /[\w)\]]\s*$/.test(line.slice(0, found.index));
    const value = operator ? found[0].slice(1) : found[0];
    return { start: operator ? start + 1 : start, text: value };
  }
  return undefined;
}

function moved(text, units) {
  const places = text.split('.')[1]?.length ?? 0;
  const scale = 10 ** places;
  const value = (Math.round(Number(text) * scale) + units) / scale;
  // A number that was not negative stays so: most of them count or wait.
  return (text.startsWith('-') ? value : Math.max(0, value)).toFixed(places);
}

function put(area, at, length, value) {
  area.setRangeText(value, at, at + length, 'end');
  area.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertReplacementText' }));
}

/** The place in the text under a point, by the fixed widths of the code. */
function placeAt(area, x, y) {
  const style = getComputedStyle(area);
  const pen = (placeAt.pen ??= document.createElement('canvas').getContext('2d'));
  pen.font = `${style.fontSize} ${style.fontFamily}`;
  const width = pen.measureText('0'.repeat(100)).width / 100;
  const box = area.getBoundingClientRect();
  const row = Math.floor((y - box.top - parseFloat(style.paddingTop)) / parseFloat(style.lineHeight));
  const column = Math.floor((x - box.left - parseFloat(style.paddingLeft) + area.scrollLeft) / width);
  const lines = area.value.split('\n');
  if (row < 0 || row >= lines.length || column < 0 || column > lines[row].length) return undefined;
  return lines.slice(0, row).reduce((sum, line) => sum + line.length + 1, 0) + column;
}

/** Makes the numbers of a page's program move. */
export function numbers() {
  let drag;
  const end = () => {
    drag?.area.classList.remove('scrubbing');
    drag = undefined;
  };
  addEventListener('pointerdown', (event) => {
    const area = event.target.closest?.('.code-input');
    if (!area || event.button !== 0 || event.pointerType === 'touch') return;
    const place = placeAt(area, event.clientX, event.clientY);
    const number = place === undefined ? undefined : numberAt(area.value, place);
    if (number && place < number.start + number.text.length) drag = { area, number, from: event.clientX, top: event.clientY, length: number.text.length, moves: false };
  });
  addEventListener('pointermove', (event) => {
    if (!drag) return;
    // A drag that leaves the line selects text.
    if (!(event.buttons & 1) || (!drag.moves && Math.abs(event.clientY - drag.top) > UNIT)) return end();
    const by = event.clientX - drag.from;
    if (!drag.moves && Math.abs(by) < UNIT) return;
    drag.moves = true;
    drag.area.classList.add('scrubbing');
    const value = moved(drag.number.text, Math.round(by / UNIT));
    if (drag.area.value.slice(drag.number.start, drag.number.start + drag.length) === value) return;
    put(drag.area, drag.number.start, drag.length, value);
    drag.length = value.length;
  });
  addEventListener('pointerup', end);
  addEventListener('pointercancel', end);
  // A drag on a number selects no text.
  document.addEventListener('selectionchange', () => {
    if (drag?.moves) drag.area.setSelectionRange(drag.number.start, drag.number.start);
  });
  addEventListener('keydown', (event) => {
    const up = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    const area = event.target;
    if (!up || !event.altKey || event.ctrlKey || event.metaKey || !area.classList?.contains('code-input')) return;
    const number = numberAt(area.value, area.selectionStart);
    if (!number) return;
    event.preventDefault();
    put(area, number.start, number.text.length, moved(number.text, event.shiftKey ? 10 * up : up));
    area.setSelectionRange(number.start, number.start);
  });
}
