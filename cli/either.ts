/**
 * A signal that aborts with the first of these. Not `AbortSignal.any`: in Node 20 what it makes may be collected as garbage while
 * somebody waits for it, and then never aborts (https://github.com/nodejs/node/issues/57736).
 */
export function either(...signals: readonly AbortSignal[]): AbortSignal {
  const controller = new AbortController();
  for (const signal of signals) {
    if (signal.aborted) controller.abort(signal.reason);
    signal.addEventListener('abort', () => controller.abort(signal.reason), { once: true });
  }
  return controller.signal;
}
