// Runs one compiled program in the benchmark's module: `node run.mjs MODULE CODE` prints ticks and seconds.
//
// It runs twice, and the second time counts: in the first the engine compiles what it finds hot, which has been done for
// a native program beforehand.

import { readFileSync } from "node:fs";

const [module, code] = process.argv.slice(2).map((path) => readFileSync(path));
const { instance } = await WebAssembly.instantiate(module, {});
const { memory, switchboard_bench_room: room, switchboard_bench_run: run } = instance.exports;
let seconds;
let ticks;
for (let turn = 0; turn < 2; turn += 1) {
  const at = room(code.length);
  new Uint8Array(memory.buffer, at, code.length).set(code);
  const begin = performance.now();
  ticks = run(at, code.length);
  seconds = (performance.now() - begin) / 1000;
}
console.log(ticks, seconds.toFixed(6));
