// A static server on the loopback for one test file: the release build in dist/ under a strict content policy, and
// the sample post from another origin's point of view (same policy, same files).

import { createServer } from "node:http";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";

const PROJECT = fileURLToPath(new URL("../../../", import.meta.url));
export const DIST = process.env.SWITCHBOARD_DIST ?? join(PROJECT, "dist");

const KINDS = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".wasm": "application/wasm",
};

/** The policy that README.md tells a host to send. Inline scripts are allowed by their hash only. */
export function policy(html = "") {
  const hashes = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)]
    .filter((match) => match[1].trim() !== "")
    .map((match) => ` 'sha256-${createHash("sha256").update(match[1]).digest("base64")}'`)
    .join("");
  return [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval'${hashes}`,
    "connect-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/**
 * Starts it. `requests` lists the paths asked for, in order; `extra` maps a path to text that is served besides the
 * files (a host page and its style); `hold` maps a path to a promise that its answer waits for.
 */
export async function serve({ root = DIST, extra = {}, hold = {} } = {}) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    requests.push(path);
    await hold[path];
    const name = path.endsWith("/") ? `${path}index.html` : path;
    const file = normalize(join(root, name));
    let body;
    if (Object.hasOwn(extra, path)) body = Buffer.from(extra[path]);
    else if (file.startsWith(normalize(root + sep))) body = await readFile(file).catch(() => undefined);
    if (body === undefined) {
      // A browser asks for an icon unbidden; every other miss is a fault that a test should see.
      response.writeHead(path === "/favicon.ico" ? 204 : 404).end();
      return;
    }
    const kind = KINDS[extname(name)] ?? "application/octet-stream";
    const headers = { "content-type": kind, "cache-control": "no-store", "x-content-type-options": "nosniff" };
    if (kind === KINDS[".html"]) headers["content-security-policy"] = policy(body.toString());
    response.writeHead(200, headers).end(body);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    requests,
    close: () => new Promise((closed) => {
      server.close(closed);
      server.closeAllConnections();
    }),
  };
}
