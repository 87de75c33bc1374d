#!/usr/bin/env node
'use strict';
// Run by the build and by an installation: has the commands that people start most compile themselves, and keeps that beside the code for
// this Node. Each looks at the machine once, in an empty home, and starts programs of the system alone: an installation may run as root, with
// a PATH of somebody else. Where it cannot, commands start as they do without.
const { spawnSync } = require('node:child_process');
const { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { dirname, join } = require('node:path');
const { compiled, load } = require('./gowarden.js');

/** Each has what those before it compiled. */
const commands = ['version', 'help', 'status', 'which go', 'doctor'];
/** Milliseconds. Commands give up waiting for a login shell sooner than this. */
const longest = 60_000;
const systemPath = '/usr/bin:/bin:/usr/sbin:/sbin';

const [, , word] = process.argv;
if (word === undefined) compileAll();
else compileOne();

function compileAll() {
  const home = mkdtempSync(join(tmpdir(), 'gowarden-compile-'));
  try {
    mkdirSync(compiled, { recursive: true });
    // Whoever may read the code may read this.
    for (const directory of [dirname(compiled), compiled]) chmodSync(directory, 0o755);
    for (const command of commands) {
      const env = { HOME: home, PATH: systemPath, LANG: 'C' };
      spawnSync(process.execPath, [__filename, ...command.split(' ')], {
        env,
        stdio: 'ignore',
        timeout: longest,
        killSignal: 'SIGKILL',
      });
    }
  } catch (error) {
    console.error(`gowarden: ${error.message}: commands start without compiled code`);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** As the command itself, of which the process has the words. */
function compileOne() {
  const scripts = new Map();
  process.on('exit', () => {
    for (const [name, script] of scripts) {
      const file = join(compiled, name);
      const made = `${file}.${process.pid}`;
      // Nothing that is there already is written to, or through.
      writeFileSync(made, script.createCachedData(), { flag: 'wx' });
      chmodSync(made, 0o644);
      renameSync(made, file);
    }
  });
  process.argv[1] = join(__dirname, 'gowarden.js');
  load(scripts);
}
