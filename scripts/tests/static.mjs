// The checks that execute none of our code, in parallel: each prints only when it fails. Exits with 1 when one did.
import { spawn } from 'node:child_process';

const checks = ['check:format', 'check:types', 'check:lint', 'check:unused'];

function run(check) {
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', check], { stdio: ['ignore', 'pipe', 'pipe'] });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk));
    child.on('error', (error) => resolve({ check, said: String(error), failed: true }));
    child.on('close', (code) => resolve({ check, said: Buffer.concat(said).toString(), failed: code !== 0 }));
  });
}

const failed = (await Promise.all(checks.map(run))).filter((one) => one.failed);
for (const { check, said } of failed) console.error(`${check} failed:\n${said}`);
if (failed.length > 0) process.exitCode = 1;
