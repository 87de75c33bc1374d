// What the probes for Apple's tools, cgo, the environment, applications and Rosetta add to a look at a Mac with a hundred
// applications, warm: node scripts/bench.mjs mac [APPLICATIONS …]   (default 0 100)
import { lstatSync, lutimesSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { openHost } from '../../host/open.ts';
import type { Host } from '../../host/host.ts';
import { application, goland, visualStudioCode } from '../../host/simulated/applications.ts';
import { buildMachine, type SketchedFiles } from '../../host/simulated/build.ts';
import { homebrew } from '../../host/simulated/installers.ts';
import { arm, mac } from '../../host/simulated/mac.ts';
import { applications } from '../../probes/applications/probe.ts';
import { apple } from '../../probes/apple/probe.ts';
import { cgo } from '../../probes/cgo/probe.ts';
import { Memory } from '../../probes/contention/memory.ts';
import { environment } from '../../probes/environment/probe.ts';
import { toolchains } from '../../probes/inventory/probe.ts';
import type { Probe } from '../../probes/probe.ts';
import { rosetta } from '../../probes/rosetta/probe.ts';
import { newSweep } from '../../probes/sweep.ts';
import { table } from './table.ts';

const counts = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [0, 100];
const rounds = 30;
const longAgo = 1_000_000_000;
/** Each after those that it depends on; every sweep runs the inventory anyway. */
const measured: readonly Probe[] = [environment, apple, cgo, applications, rosetta];

/** Each a bundle with program and Info.plist; one in ten an editor, with a description as large as VS Code's. */
function installed(count: number): SketchedFiles {
  const all = Array.from({ length: count }, (_, index) => {
    const path = `/Applications/App ${index}.app`;
    const product = {
      ...{
        nameLong: `Editor ${index}`,
        applicationName: `editor-${index}`,
        dataFolderName: `.editor-${index}`,
      },
      extensionTips: Object.fromEntries(
        Array.from({ length: 2000 }, (_, at) => [`publisher.extension-${at}`, '{**/*.ext,*.other}']),
      ),
    };
    return application({
      ...{
        path,
        executable: `App ${index}`,
        architectures: ['arm64', 'amd64'],
        id: `com.example.app-${index}`,
      },
      more:
        index % 10 === 0
          ? { 'Resources/app/product.json': { text: JSON.stringify(product) } }
          : { 'Resources/Assets.car': { text: '' } },
    });
  });
  return Object.assign({}, ...all, visualStudioCode(['arm64']), goland(['arm64'])) as SketchedFiles;
}

/** Files of a folder by their paths below it, for which the system follows what is in the way, as on a Mac. */
async function hostOf(folder: string): Promise<Host> {
  const simulated = await openHost({ simulation: folder });
  const { files } = await openHost();
  const at = (path: string): string => join(folder, 'root') + path;
  return {
    ...simulated,
    files: {
      ...simulated.files,
      facts: (path) => files.facts(at(path)),
      target: (path) => files.target(at(path)),
      list: (path, limit) => files.list(at(path), limit),
      text: (path, limit) => files.text(at(path), limit),
      open: (path, use) => files.open(at(path), use),
    },
  };
}

/** Milliseconds of CPU, user and system, of each probe on its own. */
async function look(host: Host, memory: Memory, spent: Map<string, number>): Promise<void> {
  const sweep = newSweep(host, new AbortController().signal, Date.now(), { memory });
  await sweep.ask(toolchains);
  for (const probe of measured) {
    const before = process.cpuUsage();
    await sweep.ask(probe);
    const { user, system } = process.cpuUsage(before);
    spent.set(probe.id, (spent.get(probe.id) ?? 0) + (user + system) / 1000);
  }
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes of the heap after garbage collection. */
function heap(): number {
  for (let round = 0; round < 4; round += 1) collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** A row: CPU of each probe, and what the first looks have left behind, which in the first row includes compiled code. */
async function measure(count: number): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'gowarden-bench-'));
  try {
    buildMachine(
      folder,
      mac(
        { ...homebrew('/opt/homebrew', arm('1.26.8')), ...installed(count) },
        { shell: ['/opt/homebrew/bin'] },
      ),
    );
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toReversed()) {
      const path = join(folder, name);
      if (lstatSync(path).isSymbolicLink()) lutimesSync(path, longAgo, longAgo);
      else utimesSync(path, longAgo, longAgo);
    }
    const host = await hostOf(folder);
    const memory = new Memory(host.files);
    await newSweep(host, new AbortController().signal, Date.now(), { memory }).ask(toolchains);
    const before = heap();
    for (let round = 0; round < 5; round += 1) await look(host, memory, new Map());
    const held = heap() - before;
    const spent = new Map<string, number>();
    for (let round = 0; round < rounds; round += 1) await look(host, memory, spent);
    const means = measured.map(({ id }) => (spent.get(id) ?? 0) / rounds);
    const all = means.reduce((sum, one) => sum + one, 0);
    return [
      String(count),
      ...[...means, all].map((ms) => `${ms.toFixed(1)} ms`),
      `${(held / 1e6).toFixed(2)} MB`,
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const rows = [['applications', ...measured.map(({ id }) => id), 'all', 'held after it']];
for (const count of counts) rows.push([...(await measure(count))]);
console.log(table(rows));
