// The wasm modules, each loaded at most once for all pages and figures of a document.
//
//   switchboard-web_bg.wasm             what a first visit runs
//   switchboard-web_rest.wasm           the rest of the same program, fetched behind the first board; a function that
//                                       is called before it came waits for it (crates/wasm-split)
//   switchboard-web-compiler_bg.wasm    the parser, once a program has to be compiled
import init, * as application from './switchboard-web.js';

/** Where a file is: beside this one, or within the one file that the whole page was saved as (save.js). */
const at = (name) => (globalThis.switchboardFiles ? switchboardFiles[name] : new URL(`./${name}`, import.meta.url));
const REST = at('switchboard-web_rest.wasm');
/** `(import "" "" (func)) (export "" (func 0))`: a table takes only functions that came out of a module. */
const PASS = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 2, 5, 1, 0, 0, 0, 0, 7, 4, 1, 0, 0, 0]);

let started;
let rest;
/** Is there a rest? Known once the application has started. */
export let divided = false;
let compiler;

/** The application's exports; loads and starts the module on the first call. */
export function start() {
  started ??= init({ module_or_path: at('switchboard-web_bg.wasm') }).then((first) => {
    // A build that was not divided has no slots to fill.
    divided = Boolean(first.$slots);
    if (divided) awaitRest(first);
    return application;
  });
  return started;
}

function awaitRest(first) {
  const link = (module) => {
    if (!first.$loaded.value) new WebAssembly.Instance(module, { first });
  };
  // A call that cannot go on without it, and cannot wait in any other way.
  const now = () => {
    const request = new XMLHttpRequest();
    request.open('GET', REST, false);
    request.overrideMimeType('text/plain; charset=x-user-defined');
    try {
      request.send();
      link(new WebAssembly.Module(Uint8Array.from(request.responseText, (byte) => byte.charCodeAt(0))));
    } catch (error) {
      throw new WebAssembly.RuntimeError(`${REST} cannot be loaded`, { cause: error });
    }
  };
  first.$slots.set(0, new WebAssembly.Instance(new WebAssembly.Module(PASS), { '': { '': now } }).exports['']);
  const idle = window.requestIdleCallback ?? ((go) => setTimeout(go, 300));
  rest = new Promise((done) => {
    // After the first board is drawn. If this fails, the first call that needs it tries again.
    idle(() => done(WebAssembly.compileStreaming(fetch(REST)).then(link).catch(() => {})), { timeout: 3000 });
  });
}

/** Compiles a program: `{code, problems}`. The parser's module is loaded on the first call. */
export async function compile(source) {
  compiler ??= import('./switchboard-web-compiler.js').then(async (module) => {
    await module.default({ module_or_path: at('switchboard-web-compiler_bg.wasm') });
    // A program of one's own calls what the first visit did not: better to wait than to hold up the page.
    await rest;
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
