import { inLanguage } from '../../../messages/fill.ts';
import { readable } from './line.ts';
import { follow, lastLines } from './tail.ts';
import type { CliCommand, ExitCode, Session } from '../../command.ts';
import { UsageError } from '../../failure.ts';
import { texts } from './text.ts';

const levels = ['trace', 'debug', 'info', 'warn', 'error'];

/** `gowarden logs`: the daemon's log for people (`--json`: its lines as they are); `--level` changes what a running daemon logs. */
export const command: CliCommand = {
  reads: true,
  options: {
    follow: { type: 'boolean', short: 'f' },
    lines: { type: 'string', short: 'n' },
    level: { type: 'string' },
  },
  positionals: [0, 0],
  async run({ options }, session) {
    if (typeof options.level === 'string') return changeLevel(options.level, session);
    const count = Number(options.lines ?? 50);
    if (!Number.isSafeInteger(count) || count < 0) {
      throw new UsageError(inLanguage(session.language, texts).badCount(String(options.lines)));
    }
    const show = (line: string): void => session.out(session.json ? line : readable(line));
    const file = session.paths.logFile;
    const last = lastLines(file, count);
    if (last === null) session.err(inLanguage(session.language, texts).none(file));
    last?.lines.forEach(show);
    if (options.follow !== true) return 0;
    await follow(file, last?.end ?? 0, session.signal, show);
    return 130;
  },
};

async function changeLevel(level: string, session: Session): Promise<ExitCode> {
  if (!levels.includes(level))
    throw new UsageError(inLanguage(session.language, texts).badLevel(level, levels.join(', ')));
  await session.client().post('/v1/log-level', { level });
  session.err(inLanguage(session.language, texts).levelIs(level));
  return 0;
}
