/**
 * Does something that the first of these signals stops. Not `AbortSignal.any`: in Node 20 what it makes may be collected as
 * garbage while somebody waits for it, and then never aborts (https://github.com/nodejs/node/issues/57736).
 */
export async function stoppable<T>(
  signals: readonly (AbortSignal | undefined)[],
  act: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const stop = new AbortController();
  const forget = signals.flatMap((signal) => {
    if (!signal) return [];
    const abort = (): void => stop.abort(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    return [() => signal.removeEventListener('abort', abort)];
  });
  try {
    return await act(stop.signal);
  } finally {
    for (const one of forget) one();
  }
}
