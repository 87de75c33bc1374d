import type { Host } from '../host/host.ts';
import { buildMachine, writeTexts } from '../host/simulated/build.ts';
import { openSimulated } from '../host/simulated/open.ts';
import { rules } from './catalogue.ts';
import type { Cost } from './probe.ts';
import { examples } from './rules/examples.ts';
import type { RuleId } from './rules/ids.ts';
import { newSweep } from './sweep.ts';

/** An example that is ready for the look that shows it. */
export interface Staged {
  readonly host: Host;
  readonly cost: Cost | null;
  readonly also: readonly RuleId[];
}

/**
 * Builds a rule's machine in an empty folder and takes every look at it but the last one, which the caller takes at `now`
 * (milliseconds since 1970) with the host that is returned.
 */
export async function stage(folder: string, id: RuleId, now: number): Promise<Staged> {
  const { example } = await examples[id]();
  const { then = [], cost = null, also = [] } = example;
  buildMachine(folder, example.machine());
  const host = openSimulated(folder);
  let at = now - then.reduce((sum, { afterMs }) => sum + afterMs, 0);
  for (const { afterMs, texts = {} } of then) {
    const sweep = newSweep(host, new AbortController().signal, at);
    const probe = rules.get(id)?.probe;
    if (probe) await sweep.ask(probe);
    writeTexts(folder, texts);
    at += afterMs;
  }
  return { host, cost, also };
}
