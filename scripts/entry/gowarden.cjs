#!/usr/bin/env node
'use strict';
// The entry of the bundle: hands Node's V8 what it has compiled of our code before, so that a start does not compile it again. What is
// compiled lies beside the code, was made by who installed it (compile.cjs) and is trusted as the code is. V8 refuses what another
// version or other flags have made; then, and where there is none, everything is as without it.
const { existsSync, readFileSync, statSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');

// Both are replaced by the build.
const main = 'MAIN';
/** A digest of all code beside us: V8 itself compares no more of it than the length. */
const digest = 'DIGEST';

/** What this Node has compiled. Two builds of the same version differ in size. */
const compiled = join(
  __dirname,
  'compiled',
  `${digest}-${process.version}-${process.arch}-${statSync(process.execPath).size}`,
);

/** Loads the program; `scripts`, if given, receives each of its files as it was compiled. */
function load(scripts) {
  const loaded = new Map();
  let isUseful = true;

  function compiledBefore(name) {
    if (!isUseful) return undefined;
    try {
      return readFileSync(join(compiled, name));
    } catch {
      // Nothing was compiled for this Node, or this file never was read.
      return undefined;
    }
  }

  function need(name) {
    const known = loaded.get(name);
    if (known) return known.exports;
    const filename = join(__dirname, name);
    // All of it is ASCII (scripts/ascii.mjs).
    const code = readFileSync(filename, 'latin1');
    const cachedData = compiledBefore(name);
    const script = new Script(`(function (exports, require, module, __filename, __dirname) {${code}\n})`, {
      filename,
      cachedData,
    });
    if (cachedData && script.cachedDataRejected) isUseful = false;
    scripts?.set(name, script);
    const module = { exports: {} };
    loaded.set(name, module);
    script.runInThisContext()(module.exports, wanted, module, filename, __dirname);
    return module.exports;
  }

  function wanted(id) {
    return id.startsWith('./') ? need(id.slice(2)) : require(id);
  }

  need(main);
}

/**
 * The daemon starts once a day and its V8 is configured otherwise; whoever gives Node options of his own has his reasons, and coverage
 * knows modules alone.
 */
function isPlain() {
  return process.argv.includes('run') || process.execArgv.length > 0 || 'NODE_V8_COVERAGE' in process.env;
}

if (require.main !== module) module.exports = { compiled, load };
else if (isPlain() || !existsSync(join(compiled, main))) require(`./${main}`);
else {
  globalThis[Symbol.for('gowarden.compiled')] = true;
  load();
}
