// What a first visit downloads, with brotli: `node size.mjs DIST [LIMIT]` prints the table and fails past LIMIT bytes.
//
// The files are found as a browser finds them: index.html, what it refers to, and what those scripts import at once.
// What is loaded on demand (the compiler's module) is not named there; first-visit.test.mjs checks against the
// browser's own requests that nothing is left out.

import { readFileSync, existsSync } from "node:fs";
import { join, posix } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { pathToFileURL } from "node:url";

const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } };

/** Paths under `dist`, sorted, that a first visit to `page` asks for. */
export function firstVisit(dist, page = "index.html") {
  const found = new Set();
  const open = [page];
  while (open.length > 0) {
    const path = open.pop();
    if (found.has(path) || !existsSync(join(dist, path))) continue;
    found.add(path);
    for (const reference of references(path, readFileSync(join(dist, path), "utf8"))) {
      if (/^[a-z]+:|^\/\//.test(reference)) continue;
      open.push(posix.normalize(reference.startsWith("/") ? reference.slice(1) : posix.join(posix.dirname(path), reference)));
    }
  }
  return [...found].sort();
}

/** The addresses that a file makes a browser fetch at once. */
function references(path, text) {
  const all = (pattern) => [...text.matchAll(pattern)].map((match) => match[1]);
  if (path.endsWith(".html")) {
    return [
      ...all(/<(?:link|script|img)\b[^>]*?\b(?:href|src)="([^"#]+)"/g),
      ...all(/\bimport\s[^"'(]*["']([^"']+)["']/g),
      ...all(/module_or_path:\s*["']([^"']+)["']/g),
    ];
  }
  if (path.endsWith(".js")) {
    return [...all(/(?:^|[;}\n])\s*import\s[^"'(]*?["']([^"']+)["']/g), ...all(/^export\s[^"'(]*?\sfrom\s*["']([^"']+)["']/gm)];
  }
  if (path.endsWith(".css")) return all(/url\(["']?([^"')]+)["']?\)/g);
  return [];
}

/** Rows of path, bytes, and bytes with brotli. */
export function table(dist, page) {
  return firstVisit(dist, page).map((path) => {
    const bytes = readFileSync(join(dist, path));
    return { path, raw: bytes.length, brotli: brotliCompressSync(bytes, QUALITY).length };
  });
}

function print(dist, limit) {
  const rows = table(dist);
  if (!rows.some((row) => row.path.endsWith(".wasm"))) throw new Error(`${dist}/index.html leads to no wasm module`);
  const total = rows.reduce((sum, row) => ({ raw: sum.raw + row.raw, brotli: sum.brotli + row.brotli }), { raw: 0, brotli: 0 });
  const kilobytes = (bytes) => (bytes / 1000).toFixed(1).padStart(9);
  console.log(`${"kB (1 kB = 1000 B)".padEnd(52)}${"raw".padStart(9)}${"brotli".padStart(10)}`);
  for (const row of [...rows, { path: "what a first visit downloads", ...total }]) {
    console.log(`${row.path.padEnd(52)}${kilobytes(row.raw)} ${kilobytes(row.brotli)}`);
  }
  if (!limit) return;
  const verdict = total.brotli <= limit ? "within" : "PAST";
  console.log(`${verdict} the limit of ${kilobytes(limit).trim()} kB`);
  if (total.brotli > limit) process.exitCode = 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  print(process.argv[2] ?? "dist", Number(process.argv[3] ?? 0));
}
