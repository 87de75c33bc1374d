import type { Command, Ran } from './run.ts';
import { inWords } from './text.ts';

type Outcome = Omit<Ran, 'summary'>;

/** One sentence: what ran and how it ended. `reason` is the signal, or why it could not be started. */
export function summaryOf(command: Command, ran: Outcome, reason: string | null = null): string {
  const what = [command.file, ...command.arguments].join(' ').slice(0, 200);
  const complaint = ran.stderr.trim().split('\n').at(-1)?.slice(0, 200) ?? '';
  const why = reason === null ? '' : inWords('because', { reason });
  switch (ran.outcome) {
    case 'exited': {
      const code = ran.exitCode ?? '?';
      const complained = ran.exitCode !== 0 && complaint !== '';
      return complained
        ? inWords('complained', { what, code, complaint })
        : inWords('exited', { what, code });
    }
    case 'signalled':
      return inWords('signalled', { what, signal: reason ?? inWords('aSignal') });
    case 'timed-out':
      return inWords('timed-out', { what, limit: command.timeLimitMs ?? 5_000, why });
    case 'too-much-output':
      return inWords('too-much-output', { what, limit: command.outputLimitBytes ?? 1024 * 1024, why });
    case 'not-found':
      return inWords('not-found', { what });
    case 'not-runnable':
    case 'cancelled':
      return inWords(ran.outcome, { what, why });
  }
}

/** An answer without output. */
export function ended(
  command: Command,
  partial: Partial<Outcome> & Pick<Ran, 'outcome'>,
  reason: string | null = null,
): Ran {
  const ran = { exitCode: null, stdout: '', stderr: '', ...partial };
  return { ...ran, summary: summaryOf(command, ran, reason) };
}
