// The two wasm modules, each loaded at most once for all pages and figures on a page.
import init, * as application from './switchboard-web.js';

let started;
let compiler;

/** The application's exports; loads and starts the module on the first call. */
export function start() {
  started ??= init({ module_or_path: new URL('./switchboard-web_bg.wasm', import.meta.url) }).then(() => application);
  return started;
}
