// Puts the npm package of the figure together: node web/figure/pack.mjs FOLDER [DIST]
//
//   dist/ (a build) + package.json + types --> FOLDER, ready for `npm pack` or `npm publish`
//
// The module finds its WebAssembly beside itself, wherever a bundler or a server puts the folder.

import { access, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('./', import.meta.url));
const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const FILES = [
  'figure.js',
  'switchboard.js',
  'switchboard-web.js',
  'switchboard-web_bg.wasm',
  'switchboard-web-compiler.js',
  'switchboard-web-compiler_bg.wasm',
  'palette.css',
  'panels.css',
  'figure.css',
];
/** Only a build that was divided has it. */
const PERHAPS = ['switchboard-web_rest.wasm'];

/** Writes the package into a folder; gives the names of its files. */
export async function pack(folder, dist = join(PROJECT, 'dist')) {
  await mkdir(folder, { recursive: true });
  const files = [...FILES];
  for (const name of PERHAPS) {
    const there = await access(join(dist, name)).then(() => true, () => false);
    if (there) files.push(name);
  }
  for (const name of files) await copyFile(join(dist, name), join(folder, name));
  for (const name of ['LICENSE-MIT', 'LICENSE-APACHE']) await copyFile(join(PROJECT, name), join(folder, name));
  await copyFile(join(HERE, 'figure.d.ts'), join(folder, 'figure.d.ts'));
  await copyFile(join(PROJECT, 'docs/embedding.md'), join(folder, 'README.md'));
  const described = JSON.parse(await readFile(join(HERE, 'package.json'), 'utf8'));
  described.files = [...files, 'figure.d.ts', 'LICENSE-MIT', 'LICENSE-APACHE'];
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(described, null, 2)}\n`);
  return [...files, 'figure.d.ts', 'package.json', 'README.md', 'LICENSE-MIT', 'LICENSE-APACHE'];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , folder, dist] = process.argv;
  if (!folder) {
    console.error('usage: node web/figure/pack.mjs FOLDER [DIST]');
    process.exit(2);
  }
  const files = await pack(folder, dist);
  console.log(`${folder}: ${files.length} files`);
}
