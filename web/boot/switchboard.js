// The two wasm modules, each loaded at most once for all pages and figures of a document.
import init, * as application from './switchboard-web.js';

let started;
let compiler;

/** The application's exports; loads and starts the module on the first call. */
export function start() {
  started ??= init({ module_or_path: new URL('./switchboard-web_bg.wasm', import.meta.url) }).then(() => application);
  return started;
}

/** Compiles a program: `{code, problems}`. The parser's module is loaded on the first call. */
export async function compile(source) {
  compiler ??= import('./switchboard-web-compiler.js').then(async (module) => {
    await module.default({ module_or_path: new URL('./switchboard-web-compiler_bg.wasm', import.meta.url) });
    // A program of one's own may import what no exhibit needs.
    (await start()).give_library(module.library());
    return module;
  });
  try {
    const module = await compiler;
    // Starting a module and its first use are each long enough for a turn of their own.
    await new Promise((turn) => setTimeout(turn, 0));
    const result = module.compile(source);
    const answer = { code: result.code, problems: result.problems };
    result.free();
    return answer;
  } catch (error) {
    // A module that failed to load, or trapped, is loaded afresh the next time.
    compiler = undefined;
    throw error;
  }
}
