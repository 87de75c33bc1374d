import { absoluteDirectories } from './parse.ts';
import { startupFiles } from './shell.ts';
import type { Context } from '../host.ts';
import type { Machine } from '../machine.ts';
import { inWords } from './text.ts';

/** Milliseconds for which an answer holds while no start-up file changes: asking runs the user's own scripts. */
export const contextsMaxAgeMs = 24 * 3_600_000;

/**
 * Answers from memory until a start-up file changes or the answer is `maxAgeMs` old. Callers at the same time share
 * one question. Our own environment needs no asking.
 */
export function cachedContexts(
  machine: Machine,
  ask: (machine: Machine) => Promise<readonly Context[]>,
): (maxAgeMs?: number) => Promise<readonly Context[]> {
  let last: {
    readonly key: string;
    readonly askedMs: number;
    readonly answer: Promise<readonly Context[]>;
  } | null = null;
  return async (maxAgeMs = contextsMaxAgeMs) => {
    const key = fingerprint(machine);
    // A monotonic clock: setting the time must neither freeze nor spoil the answer.
    const now = performance.now();
    if (last?.key !== key || now - last.askedMs > maxAgeMs) {
      const answer = ask(machine);
      last = { key, askedMs: now, answer };
      answer.catch(() => (last = null));
    }
    return [...(await last.answer), ownContext(machine)];
  };
}

function ownContext({ environment }: Machine): Context {
  return {
    id: 'daemon',
    path: absoluteDirectories(environment.PATH ?? ''),
    environment,
    certainty: 'observed',
    source: inWords('ownEnvironment'),
  };
}

function fingerprint({ files, user }: Machine): string {
  return startupFiles(user.home)
    .map((path) => {
      const facts = files.target(path);
      return facts.ok ? `${facts.value.inode}:${facts.value.modifiedMs}:${facts.value.size}` : '-';
    })
    .join();
}
