// Runs a bench: `node scripts/bench.mjs inspect [arguments]` bundles scripts/bench/inspect.ts, as the product is bundled, and starts it
// with the options that Node was given: `node --no-opt scripts/bench.mjs sweep`.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const scripts = dirname(fileURLToPath(import.meta.url));
const [name, ...rest] = process.argv.slice(2);
const source = join(scripts, 'bench', `${name}.ts`);
if (name === undefined || !existsSync(source)) {
  const names = readdirSync(join(scripts, 'bench')).filter((file) => file.endsWith('.ts'));
  console.error(
    `Expected the name of a bench, got ${name ?? 'none'}. There are: ${names.map((file) => file.slice(0, -3)).join(', ')}`,
  );
  process.exit(2);
}

// Below node_modules, so that packages that are not bundled are found.
const cache = join(scripts, '../node_modules/.cache/gowarden');
mkdirSync(cache, { recursive: true });
const directory = mkdtempSync(join(cache, 'bench-'));
try {
  const bundle = await rolldown({
    // The process that measures, examines and removes is built beside the file that starts it (caches/child/start.ts), like the icon's.
    input: {
      bench: source,
      'caches-child': join(scripts, '../caches/child/main.ts'),
      'tray-panel': join(scripts, '../tray/status-notifier/main.ts'),
    },
    external: ['better-sqlite3', 'systray2'],
    platform: 'node',
    transform: { define: { GOWARDEN_VERSION: JSON.stringify('bench') } },
    logLevel: 'warn',
  });
  await bundle.write({ dir: directory, format: 'esm', entryFileNames: '[name].js' });
  await bundle.close();
  // Read at run time beside the bundle, as in scripts/build.mjs.
  cpSync(join(scripts, '../daemon/history/schema'), join(directory, 'schema'), { recursive: true });
  const { status } = spawnSync(
    process.execPath,
    [...process.execArgv, join(directory, 'bench.js'), ...rest],
    {
      stdio: 'inherit',
      env: { ...process.env, GOWARDEN_ROOT: dirname(scripts) },
    },
  );
  process.exitCode = status ?? 1;
} finally {
  rmSync(directory, { recursive: true, force: true });
}
