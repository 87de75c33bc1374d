const outputs = ['interleave', 'keep-order', 'prefix', 'replacing', 'timed', 'quiet', 'silent'];
const modes = ['read-write', 'read-only', 'write-only'];

/**
 * The settings of mise that are words, and the words that it takes, as they stand there (settings.toml in https://github.com/jdx/mise, and
 * the real one asked about every setting that is a text).
 */
const words: ReadonlyMap<string, readonly string[]> = new Map([
  ['npm.package_manager', ['auto', 'npm', 'aube', 'aube_cli', 'bun', 'pnpm']],
  ['system_deps', ['prompt', 'auto', 'warn', 'ignore']],
  ['task.cache.remote_mode', modes],
  ['task.cache_remote_mode', modes],
  ['task.output', outputs],
  ['task_output', outputs],
]);

/** What `python.uv_venv_auto` may be besides a boolean, in capitals or not, with spaces around it. */
const venv = new Set(['true', 'yes', '1', 'false', 'no', '0', 'source', 'create|source']);

const venvWords = ['true', 'false', 'source', 'create|source'].join(', ');

/** What mise wants of a setting in the place of a value that has the right type; null where it takes that. */
export function choiceOfMise(name: string, value: unknown): string | null {
  if (name === 'jobs') return typeof value === 'bigint' || typeof value === 'number' ? ofJobs(value) : null;
  if (name === 'python.uv_venv_auto') {
    const taken =
      typeof value === 'boolean' || (typeof value === 'string' && venv.has(value.trim().toLowerCase()));
    return taken ? null : venvWords;
  }
  const known = words.get(name);
  return known === undefined || typeof value !== 'string' || known.includes(value) ? null : known.join(', ');
}

function ofJobs(value: bigint | number): string | null {
  return value < 0 ? '0, 1, 2, …' : null;
}
