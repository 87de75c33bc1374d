// What CI runs: the checks that execute none of our code, and the tests with their coverage. The tests are waiting half of the time, and
// the checks use only the processor time that they leave. Exits with 1 when any of them failed.
import { spawn } from 'node:child_process';

function run(program, ...words) {
  return new Promise((resolve) => {
    const child = spawn(program, words, { stdio: 'inherit' });
    child.on('error', (error) => {
      console.error(`${program} cannot be started: ${error.message}`);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

if ((await run('scripts/prepare')) !== 0) process.exit(1);
process.env.GOWARDEN_BUILT = '1';
const checked = run('nice', '-n', '19', process.execPath, 'scripts/tests/static.mjs');
const tested = await run('npm', 'run', '--silent', 'coverage');
const failed = [(await checked) !== 0 && 'a check', tested !== 0 && 'the tests'].filter(Boolean);
if (failed.length > 0) {
  console.error(`Failed: ${failed.join(' and ')} (see above)`);
  process.exitCode = 1;
}
