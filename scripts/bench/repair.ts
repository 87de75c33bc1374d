// How long it takes to find damaged modules: our examination compared with `go mod verify` over the same module cache in the same run.
// node scripts/bench.mjs repair [MODULE@VERSION …]   (needs Go and, the first time, the module proxy; some 500 MB below node_modules/.cache)
import { execFileSync } from 'node:child_process';
import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { knownSums } from '../../caches/modules/sums.ts';
import { checkModules } from '../../caches/repair/check.ts';
import { realFiles } from '../../host/files/real.ts';
import { cached } from '../../test/real/cache.ts';
import { goVersion } from '../../test/real/go-programs.ts';
import { duration, median, table } from './table.ts';

const given = process.argv.slice(2);
const wanted =
  given.length > 0
    ? given
    : ['k8s.io/client-go@v0.33.0', 'golang.org/x/tools@v0.30.0', 'github.com/google/go-cmp@v0.7.0'];
const rounds = 5;

/** A module cache with everything that the modules need, and a project that has all of it in its build list. */
const kept = cached(`repair-${wanted.join('+').replace(/[^\w.@+-]/g, '_')}`, (directory) => {
  const made = join(directory, 'kept');
  const project = join(made, 'project');
  mkdirSync(project, { recursive: true });
  writeFileSync(join(project, 'go.mod'), 'module example.com/bench\n\ngo 1.24\n');
  const env = {
    ...process.env,
    GOMODCACHE: join(made, 'modules'),
    GOFLAGS: '-modcacherw',
    GOTOOLCHAIN: 'local',
    GOENV: 'off',
  };
  const options = { cwd: project, env, stdio: 'inherit' as const };
  execFileSync('go', ['get', ...wanted], options);
  execFileSync('go', ['mod', 'download', 'all'], options);
  return made;
});
const modules = realpathSync(join(kept, 'modules'));
const project = join(kept, 'project');
const env = {
  ...process.env,
  GOMODCACHE: modules,
  GOFLAGS: '-mod=mod',
  GOTOOLCHAIN: 'local',
  GOENV: 'off',
  GOPROXY: 'off',
};
const files = realFiles({ darwin: false, uid: process.getuid?.() ?? 0 });

async function ours(threads: number): Promise<number> {
  const { sums } = knownSums(files, [project]);
  let total = 0;
  const options = {
    lowPriority: false,
    threads,
    reach: { isLocal: () => true, silence: () => null },
    onProgress: (progress: { total: number }): void => void (total = progress.total),
  };
  await checkModules({ roots: [modules] }, sums, options, ({ path, version }, verdicts) => {
    throw new Error(`${path}@${version}: ${JSON.stringify(verdicts)}`);
  });
  return total;
}

const verify = (more: object = {}): Promise<string> =>
  Promise.resolve(
    execFileSync('go', ['mod', 'verify'], { cwd: project, env: { ...env, ...more }, encoding: 'utf8' }),
  );

const ways: Record<string, () => Promise<unknown>> = {
  '`go mod verify`': () => verify(),
  '`go mod verify`, GOMAXPROCS=1': () => verify({ GOMAXPROCS: '1' }),
  gowarden: () => ours(Math.max(2, Math.min(4, availableParallelism()))),
  'gowarden, one thread': () => ours(1),
};
const times = new Map(Object.keys(ways).map((name) => [name, [] as number[]]));
for (let round = 0; round <= rounds; round += 1)
  for (const [name, way] of Object.entries(ways)) {
    const start = performance.now();
    await way();
    // The first round warms the disk cache.
    if (round > 0) times.get(name)?.push((performance.now() - start) * 1000);
  }
const peer = median(times.get('`go mod verify`') ?? []);
const rows = [...times].map(([name, values]) => {
  const time = median(values);
  return [name, duration(time), `${(time / peer).toFixed(2)} ×`];
});
const size = execFileSync('du', ['-sm', modules], { encoding: 'utf8' }).split('\t')[0] ?? '?';
const machine = `${cpus()[0]?.model ?? '?'}, ${cpus().length} CPUs, load ${loadavg()[0]?.toFixed(1) ?? '?'}`;
console.log(
  `${machine}, Node ${process.version}, ${goVersion() ?? ''}; ${await ours(2)} module versions, ${size} MB\n`,
);
console.log(table([['median of 5', 'time', 'beside go'], ...rows]));
