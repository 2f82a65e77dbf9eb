// What leaves the page as a file: texts as they are, a drawing as PNG, and the whole page with its program in one file.
//
//   page --'switchboard-save'--> { name, kind, text } --> a download

import { divided } from './switchboard.js';

function download(name, blob) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has taken hold of it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Draws an SVG at twice its size. */
async function png(svg) {
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await picture.decode();
  const canvas = document.createElement('canvas');
  canvas.width = 2 * picture.naturalWidth;
  canvas.height = 2 * picture.naturalHeight;
  const pen = canvas.getContext('2d');
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, 'image/png'));
}

const MODULES = ['boot.js', 'panes.js', 'numbers.js', 'save.js', 'switchboard.js', 'switchboard-web.js', 'switchboard-web-compiler.js'];
const WASM = ['switchboard-web_bg.wasm', 'switchboard-web_rest.wasm', 'switchboard-web-compiler_bg.wasm'];
const STYLES = ['palette.css', 'panels.css', 'page.css'];

const file = (name) => new URL(`./${name}`, import.meta.url);

async function text(name) {
  const answer = await fetch(file(name));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.text();
}

async function base64(blob) {
  const url = await new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(blob);
  });
  return url.slice(url.indexOf(',') + 1);
}

/** A module of ours, with its neighbours by their bare names: those the list at the top of the file leads to. */
const bare = (source) => source.replace(/((?:from|import)\s*\(?\s*['"])\.\/([\w-]+\.js)(['"])/g, '$1switchboard/$2$3');

/** The whole page in one file, which opens this program where it stands, from a disk and without a network. */
async function whole(hash) {
  const imports = {};
  for (const name of MODULES) {
    const source = bare(await text(name));
    imports[`switchboard/${name}`] = `data:text/javascript;base64,${await base64(new Blob([source]))}`;
  }
  const wasm = {};
  for (const name of WASM) {
    // A build that was not divided has no rest.
    if (name.includes('_rest') && !divided) continue;
    const answer = await fetch(file(name));
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    wasm[name] = await base64(await new Response(answer.body.pipeThrough(new CompressionStream('gzip'))).blob());
  }
  const styles = (await Promise.all(STYLES.map(text))).join('\n');
  const script = `
const packed = ${JSON.stringify(wasm)};
globalThis.switchboardFiles = {};
for (const [name, text] of Object.entries(packed)) {
  const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  const blob = new Blob([await new Response(stream).arrayBuffer()], { type: 'application/wasm' });
  switchboardFiles[name] = URL.createObjectURL(blob);
}
if (location.hash.length < 2) location.hash = ${JSON.stringify(hash)};
await import('switchboard/boot.js');
`;
  const policy = "default-src 'none'; script-src 'unsafe-inline' data: 'wasm-unsafe-eval'; connect-src blob: data:; style-src 'unsafe-inline'; img-src data: blob:";
  const title = document.title.replace(/[<&]/g, '');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${styles}</style>
<script type="importmap">${JSON.stringify({ imports })}</script>
</head>
<body>
<main id="switchboard"><p class="loading">Switchboard is loading.</p></main>
<script type="module">${script}</script>
</body>
</html>
`;
}

/** Saves it under its name; `kind` is a type of file, or `png` (text is an SVG), or `page` (text is the link's hash). */
export async function save({ name, kind, text: content }) {
  if (kind === 'png') download(name, await png(content));
  else if (kind === 'page') download(name, new Blob([await whole(content)], { type: 'text/html' }));
  else download(name, new Blob([content], { type: kind }));
}
