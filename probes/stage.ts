import type { Host } from '../host/host.ts';
import { buildMachine, type Sketch, writeTexts } from '../host/simulated/build.ts';
import { openSimulated } from '../host/simulated/open.ts';
import { rules } from './catalogue.ts';
import { Memory } from './contention/memory.ts';
import type { Sweep } from './probe.ts';
import { examples } from './rules/examples.ts';
import type { RuleId } from './rules/ids.ts';
import { newSweep } from './sweep.ts';

/** An example that is ready for the look that shows it. */
export interface Staged {
  readonly host: Host;
  /** What the last look is lent: what those before have left, and what the daemon there costs. */
  readonly lent: Pick<Sweep, 'memory' | 'cost'>;
  readonly also: readonly RuleId[];
}

/**
 * Builds a rule's machine in an empty folder and takes every look at it but the last one, which the caller takes at `now`
 * (milliseconds since 1970) with the host that is returned. `machine`: the example's, as something has changed it.
 */
export async function stage(folder: string, id: RuleId, now: number, machine?: Sketch): Promise<Staged> {
  const { example } = await examples[id]();
  const { then = [], cost = null, also = [], verified = [] } = example;
  buildMachine(folder, machine ?? example.machine());
  const host = openSimulated(folder);
  const memory = new Memory(host.files);
  memory.verified = new Map(verified.map((one) => [one.goroot, one]));
  let at = now - then.reduce((sum, { afterMs }) => sum + afterMs, 0);
  for (const { afterMs, texts = {} } of then) {
    const sweep = newSweep(host, new AbortController().signal, at, { memory });
    const probe = rules.get(id)?.probe;
    if (probe) await sweep.ask(probe);
    writeTexts(folder, texts);
    at += afterMs;
  }
  return { host, lent: { memory, ...(cost !== null && { cost }) }, also };
}
