import { binaryOf } from '../../host/files/memory.ts';
import type { Architecture, Hardware, Host } from '../../host/host.ts';
import { processTable } from '../../host/processes/process-table.ts';
import type { Process, Processes } from '../../host/processes/processes.ts';
import { Translations } from '../../host/processes/translation.ts';
import { type Application, foreignChoice } from '../applications/application.ts';
import { applications } from '../applications/probe.ts';
import { isNative } from '../inventory/inventory.ts';
import { nativeGo } from '../inventory/native.ts';
import { toolchains } from '../inventory/probe.ts';
import type { Probe } from '../probe.ts';
import type { Party, Translated, Translation } from './answer.ts';
import { chainsTo, isWorker, type Judge, partyOf, stepOf } from './chains.ts';

/** Beyond this number only the count is reported. */
const most = 50;

/** What runs translated at this moment, and who began it? From the process table and the headers of files. */
export const translation: Probe<Translation> = {
  id: 'translation',
  schedule: '*/5 * * * *',
  timeLimitMs: 15_000,
  async ask(sweep) {
    const { host } = sweep;
    const processes = await tableOf(host);
    const unknown = processes.certainty === 'unknown' ? (processes.reason ?? null) : null;
    const inventory = await sweep.ask(toolchains);
    const { hardware } = inventory;
    const groups = translatedOn(host, hardware, processes);
    // Seldom is there any.
    const installed = groups.length === 0 ? [] : (await sweep.ask(applications)).all;
    const all = groups.map((one) => withLaunch(one, installed, hardware));
    return { hardware, all, hasNativeGo: nativeGo(inventory) !== null, unknown };
  },
  // Why the table could not be read is reported once, by the contention probe.
  doubts: ({ unknown }) => ({ unknown: [], undecided: () => unknown !== null }),
};

/** Where it is known at little cost that nothing is translated, the table is not read. */
function tableOf(host: Host): Promise<Processes> | Processes {
  const nothing = host.emulated?.().length === 0;
  return nothing ? processTable([], () => Promise.resolve(new Map<number, string>())) : host.processes();
}

type Bare = Omit<Party, 'box'>;
type Group = Omit<Translated, 'application'> & { readonly application: Bare | null };

/** Its Info.plist, or what the user chose in Finder, is a sign beside that of the process table. */
function withLaunch(one: Group, installed: readonly Application[], hardware: Hardware): Translated {
  const party = one.application;
  if (party === null) return { ...one, application: null };
  const application = installed.find(({ path }) => path === party.path);
  const isWanted = application !== undefined && foreignChoice(application, hardware) !== null;
  return {
    ...one,
    certainty: isWanted && party.pid === one.culprit.pid ? 'observed' : one.certainty,
    application: { ...party, box: application?.launch.nativeOnly !== true },
  };
}

/** By who began it: the process furthest up that is translated, on each way up from one that is. */
function translatedOn(host: Host, hardware: Hardware, processes: Processes): readonly Group[] {
  const translations = new Translations(processes, host.files);
  const judge: Judge = (process) => translations.of(process);
  const isTranslated = (process: Process | undefined): process is Process => {
    const found = process && judge(process);
    return found === true || found === 'suspected';
  };
  const groups = new Map<number, Process[]>();
  for (const process of processes.all) {
    if (process.uid !== host.user.uid) continue;
    const line = [process, ...processes.ancestors(process.pid)];
    // What is native below it is its work, too.
    const from = line.findIndex(isTranslated);
    if (from === -1 || (from > 0 && !isWorker(process))) continue;
    const after = line.findIndex((one, index) => index > from && !isTranslated(one));
    const culprit = line[(after === -1 ? line.length : after) - 1] ?? process;
    const group = groups.get(culprit.pid);
    if (group) group.push(process);
    else groups.set(culprit.pid, [process]);
  }
  return [...groups].slice(0, most).flatMap(([pid, below]) => {
    const culprit = processes.find(pid);
    return culprit ? [describe({ host, hardware, processes, judge }, culprit, below)] : [];
  });
}

interface Ground {
  readonly host: Host;
  readonly hardware: Hardware;
  readonly processes: Processes;
  readonly judge: Judge;
}

function describe(
  { host, hardware, processes, judge }: Ground,
  culprit: Process,
  below: readonly Process[],
): Group {
  const architectures = architecturesOf(host, culprit.executable);
  const translated = below.filter((one) => judge(one) === true || judge(one) === 'suspected');
  return {
    culprit: stepOf(culprit, judge),
    architectures,
    why: whyOf(architectures, hardware),
    certainty: judge(culprit) === true ? 'observed' : 'suspected',
    application: applicationOf(culprit, below, processes),
    chains: chainsTo(culprit, below, processes, judge),
    total: translated.length,
  };
}

function architecturesOf(host: Host, executable: string): readonly Architecture[] {
  const facts = executable.startsWith('/') ? host.files.target(executable) : null;
  const read = facts?.ok ? binaryOf(host, executable, facts.value) : null;
  return read?.ok ? read.value.architectures : [];
}

function whyOf(architectures: readonly Architecture[], hardware: Hardware): Translated['why'] {
  if (architectures.length === 0) return 'unknown';
  return isNative(architectures, hardware) ? 'opened' : 'built';
}

/** Itself, else the nearest below it; a shell only where go is started from it. */
function applicationOf(culprit: Process, below: readonly Process[], processes: Processes): Bare | null {
  const own = partyOf(culprit);
  if (own !== null && own.family !== 'shell') return own;
  const parties = below
    .filter(({ pid }) => pid !== culprit.pid)
    .map((process) => ({ party: partyOf(process), depth: processes.ancestors(process.pid).length }))
    .toSorted((one, other) => one.depth - other.depth);
  const application = parties.find(({ party }) => party !== null && party.family !== 'shell')?.party;
  if (application) return application;
  if (!below.some(isWorker)) return null;
  return own ?? parties.find(({ party }) => party !== null)?.party ?? null;
}
