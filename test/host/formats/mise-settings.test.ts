import { describe, expect, it } from 'vitest';
import { readMiseToml } from '../../../host/formats/mise-toml.ts';

/** Why mise refuses a file with this line among its settings; null where it accepts it. */
function faultOf(line: string): string | null {
  const read = readMiseToml(`[settings]\n${line}\n`);
  return read.ok ? null : read.problem;
}

describe('a setting of mise with a limited set of values, as the real one answered', () => {
  it.each([
    'system_deps = "auto"',
    'task.output = "keep-order"',
    'task_output = "silent"',
    'task.cache.remote_mode = "read-only"',
    'npm.package_manager = "aube_cli"',
    'jobs = 0',
    'jobs = 300',
    'http_retries = -1',
    'github_relay.concurrency = -1',
    ...['true', 'false', '"yes"', '"0"', '"Source"', '"CREATE|SOURCE"', '" source "'].map(
      (value) => `python.uv_venv_auto = ${value}`,
    ),
    'arch = "any words"',
  ])('accepts %s', (line) => {
    expect(faultOf(line)).toBeNull();
  });

  it.each<readonly [string, string]>([
    ['system_deps = "Auto"', 'Auto'],
    ['system_deps = ""', 'prompt, auto, warn, ignore'],
    ['task_output = "json"', 'keep-order'],
    ['task.output = "json"', 'keep-order'],
    ['task.cache_remote_mode = "rw"', 'read-write'],
    ['npm.package_manager = "yarn"', 'pnpm'],
    ['jobs = -1', '-1'],
    ...['1', '1.0', '[]', '{}', '""', '"on"', '"y"', '"create"', '"create | source"'].map(
      (value) => [`python.uv_venv_auto = ${value}`, 'create|source'] as const,
    ),
  ])('refuses %s', (line, word) => {
    expect(faultOf(line)).toContain(line.split(' = ', 1)[0]);
    expect(faultOf(line)).toContain(word);
  });
});
