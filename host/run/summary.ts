import type { Command, Ran } from './run.ts';

type Outcome = Omit<Ran, 'summary'>;

/** One sentence: what ran and how it ended. `reason` is the signal, or why it could not be started. */
export function summaryOf(command: Command, ran: Outcome, reason: string | null = null): string {
  const what = [command.file, ...command.arguments].join(' ').slice(0, 200);
  const complaint = ran.stderr.trim().split('\n').at(-1)?.slice(0, 200) ?? '';
  const because = ran.outcome === 'exited' && ran.exitCode !== 0 && complaint !== '' ? `: ${complaint}` : '';
  const why = reason === null ? '' : ` (${reason})`;
  const how: Readonly<Record<Ran['outcome'], string>> = {
    exited: `ended with exit code ${ran.exitCode ?? 'unknown'}`,
    signalled: `was ended by ${reason ?? 'a signal'}`,
    'timed-out': `did not end within ${command.timeLimitMs ?? 5_000} ms and was killed${why}`,
    'too-much-output': `printed more than ${command.outputLimitBytes ?? 1024 * 1024} bytes and was killed${why}`,
    'not-found': 'is not there',
    'not-runnable': `could not be started${why}`,
    cancelled: `was cancelled${why}`,
  };
  return `\`${what}\` ${how[ran.outcome]}${because}`;
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
