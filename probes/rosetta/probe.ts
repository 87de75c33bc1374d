import type { Hardware, Host } from '../../host/host.ts';
import { applications } from '../applications/probe.ts';
import { toolchains } from '../inventory/probe.ts';
import type { Probe, Sweep } from '../probe.ts';
import { order, type Row } from './row.ts';
import { providers } from './rows.ts';
import { inWords } from './text.ts';

/** What of a Mac with Apple silicon stops when Rosetta does. */
export interface Rosetta {
  readonly hardware: Hardware;
  readonly platform: Host['platform'];
  /** In the order of work. */
  readonly rows: readonly Row[];
  /** What could not be determined, one sentence each. */
  readonly unknown: readonly string[];
}

/** Maximum number reported of one kind. */
const mostOfOne = 1000;

/** Rosetta is Apple's, on Apple's processors. */
export const hasRosetta = ({ platform, hardware }: Pick<Rosetta, 'platform' | 'hardware'>): boolean =>
  platform === 'darwin' && hardware.architecture === 'arm64';

/** What still needs Rosetta? From files alone: a program for Intel is never started to look at it. */
export const rosetta: Probe<Rosetta> = {
  id: 'rosetta',
  schedule: '23 * * * *',
  timeLimitMs: 30_000,
  async ask(sweep) {
    const { host } = sweep;
    const inventory = await sweep.ask(toolchains);
    const { hardware } = inventory;
    const about = { hardware, platform: host.platform };
    if (!hasRosetta(about)) return { ...about, rows: [], unknown: [] };
    return { ...about, ...(await rowsOf(sweep)) };
  },
  doubts: ({ unknown }) => ({ unknown: [], undecided: () => unknown.length > 0 }),
  watches: (answer, { host }) =>
    hasRosetta(answer)
      ? providers.flatMap(({ watches }) => watches?.(host) ?? []).map((directory) => ({ directory }))
      : [],
};

/** A provider that fails costs its own rows and no others. */
async function rowsOf(sweep: Sweep): Promise<Pick<Rosetta, 'rows' | 'unknown'>> {
  const { host, signal } = sweep;
  const inventory = await sweep.ask(toolchains);
  const unknown: string[] = [];
  const ground = {
    ...{ host, hardware: inventory.hardware, inventory, signal },
    ask: <Answer>(probe: Probe<Answer>): Promise<Answer> => sweep.ask(probe),
    applications: await sweep.ask(applications),
    unknown: (sentence: string): void => void unknown.push(sentence),
  };
  const rows: Row[] = [];
  for (const provider of providers) {
    signal.throwIfAborted();
    try {
      rows.push(...(await provider.rows(ground)).slice(0, mostOfOne));
    } catch (error) {
      signal.throwIfAborted();
      const reason = error instanceof Error ? error.message : String(error);
      unknown.push(inWords('failed', { provider: provider.id, reason }));
    }
  }
  const place = new Map(order.map((kind, index) => [kind, index]));
  return { rows: rows.toSorted((a, b) => (place.get(a.kind) ?? 0) - (place.get(b.kind) ?? 0)), unknown };
}
