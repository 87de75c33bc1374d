import type { Log } from './log/log.ts';

/** A reader, a client or a helper that is gone is not a fault of ours. */
const harmless = new Set([
  'EPIPE',
  'ECONNRESET',
  'EIO',
  'ERR_STREAM_DESTROYED',
  'ERR_STREAM_WRITE_AFTER_END',
]);
/** Why the system would not start a program just now; Node reports it where nobody can catch it. */
const busy = new Set(['EAGAIN', 'EMFILE', 'ENFILE', 'ENOMEM']);
/** Rejections that nobody took are faults, but each of one request or one part; so many at once are one of everything. */
const mostRejections = 20;
const windowMs = 60_000;

/**
 * Makes faults that nobody caught visible; fatal ones end the process with 1, so that launchd or systemd starts it
 * afresh: what is known is in the history. Returns the function that ends the guard.
 */
export function guardProcess(
  log: Log,
  exit: (code: number) => void = (code) => process.exit(code),
): () => void {
  // Whatever is written from now on is for us alone.
  const umask = process.umask(0o077);
  let rejections: number[] = [];

  const onException = (error: NodeJS.ErrnoException): void => {
    const { code = '', syscall = '' } = error;
    if (harmless.has(code)) return log.debug({ code }, 'a stream broke');
    if (busy.has(code) && syscall.startsWith('spawn')) return log.warn({ code, syscall }, 'not started');
    log.fatal({ error: error.stack ?? String(error) }, 'a fault that nobody caught');
    exit(1);
  };
  const onRejection = (reason: unknown): void => {
    const error = reason instanceof Error ? reason : new Error(String(reason));
    const now = performance.now();
    rejections = [...rejections.filter((at) => now - at < windowMs), now];
    log.error({ error: error.stack }, 'a rejection that nobody took');
    if (rejections.length >= mostRejections) onException(error);
  };
  process.on('uncaughtException', onException);
  process.on('unhandledRejection', onRejection);
  return () => {
    process.umask(umask);
    process.off('uncaughtException', onException);
    process.off('unhandledRejection', onRejection);
  };
}
