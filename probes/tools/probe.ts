import { posix } from 'node:path';
import { linterGo } from '../../host/formats/golangci.ts';
import { versionLine } from '../../host/formats/mod-file/version-line.ts';
import { namesIn, parsedOf, textOf } from '../../host/files/memory.ts';
import type { Host } from '../../host/host.ts';
import type { Choice } from '../choice/choice.ts';
import { stepOf } from '../choice/decided.ts';
import { watchTargets } from '../inventory/watch.ts';
import type { Probe } from '../probe.ts';
import { running } from '../running/probe.ts';
import { upward } from '../shims/upward.ts';
import type { Ground, Tools, Wanted } from './answer.ts';

/** Can each tool that reads Go source read what it meets in the known modules? From files alone: none is started. */
export const tools: Probe<Tools> = {
  id: 'tools',
  schedule: '*/5 * * * *',
  timeLimitMs: 30_000,
  async ask(sweep) {
    const { host } = sweep;
    const { runs, inventory } = await sweep.ask(running);
    const lines = new Map<string, Lines>();
    const linters = new Map<string, Wanted | null>();
    const all = runs.map((choice) => groundOf(host, choice, lines, linters));
    const inModules = all.filter(({ directory }) => directory !== host.user.home);
    return { inventory, grounds: inModules.length > 0 ? inModules : all };
  },
  doubts: ({ inventory }) => ({
    // The toolchains probe reports that a place could not be looked at.
    unknown: [],
    undecided: () => inventory.unseen.length > 0,
  }),
  watches: ({ inventory }, { host }) => watchTargets(inventory, host),
};

type Lines = Pick<Ground, 'language' | 'toolchain' | 'linter'>;

/** What is written in a directory is the same for every context. */
function groundOf(
  host: Host,
  choice: Choice,
  known: Map<string, Lines>,
  linters: Map<string, Wanted | null>,
): Ground {
  const { directory, context, certainty } = choice;
  const lines = known.get(directory) ?? linesOf(host, choice, linters);
  known.set(directory, lines);
  return { directory, context, certainty, selected: selectedBy(choice), ...lines };
}

function linesOf(host: Host, { directory, steps }: Choice, linters: Map<string, Wanted | null>): Lines {
  // In a workspace each module keeps its own language.
  const file = nearestModule(host, directory) ?? stepOf(steps, 'file')?.file ?? null;
  return {
    language: file === null ? null : lineOf(host, file, 'go'),
    toolchain: file === null ? null : lineOf(host, file, 'toolchain'),
    linter: linterIn(host, directory, linters),
  };
}

function selectedBy({ outcome }: Choice): string | null {
  if (outcome.kind === 'own') return outcome.version;
  return 'toolchain' in outcome ? outcome.toolchain : null;
}

/** It determines the language even when GOTOOLCHAIN says that no file counts. */
function nearestModule(host: Host, directory: string): string | null {
  const files = upward(directory).map((place) => posix.join(place, 'go.mod'));
  return files.find((file) => host.files.target(file).ok) ?? null;
}

function lineOf(host: Host, file: string, name: 'go' | 'toolchain'): Wanted | null {
  const line = versionLine(textOf(host, file) ?? '', name);
  if (line === null || line.value === '' || line.value === 'default') return null;
  return { version: line.value.replace(/^go/, ''), file, line: line.line };
}

/** In the order in which golangci-lint looks for them, from the directory upward. */
const settings = ['.golangci.yml', '.golangci.yaml', '.golangci.toml', '.golangci.json'];

/** The directories above are those of many modules: each is looked at once. */
function linterIn(host: Host, directory: string, known: Map<string, Wanted | null>): Wanted | null {
  const before = known.get(directory);
  if (before !== undefined) return before;
  const names = namesIn(host, directory, 'golangci', (name) => settings.includes(name));
  const name = settings.find((one) => names.ok && names.value.includes(one));
  const parent = posix.dirname(directory);
  const found =
    name !== undefined
      ? setIn(host, posix.join(directory, name))
      : parent === directory
        ? null
        : linterIn(host, parent, known);
  known.set(directory, found);
  return found;
}

function setIn(host: Host, file: string): Wanted | null {
  const read = parsedOf(host, file, { purpose: 'run.go' }, (text) => ({ go: linterGo(file, text) }));
  return read?.go ? { ...read.go, file } : null;
}
