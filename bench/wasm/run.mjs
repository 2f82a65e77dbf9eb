// Runs one compiled program in the benchmark's module: `node run.mjs MODULE CODE` prints ticks and seconds.

import { readFileSync } from "node:fs";

const [module, code] = process.argv.slice(2).map((path) => readFileSync(path));
const { instance } = await WebAssembly.instantiate(module, {});
const { memory, switchboard_bench_room: room, switchboard_bench_run: run } = instance.exports;
const at = room(code.length);
new Uint8Array(memory.buffer, at, code.length).set(code);
const begin = performance.now();
const ticks = run(at, code.length);
console.log(ticks, ((performance.now() - begin) / 1000).toFixed(6));
