import { setMaxListeners } from 'node:events';

/** A signal that aborts with the first of several, and how these forget it again. */
export interface Either {
  readonly signal: AbortSignal;
  /** For who outlives what the signal stops: else each of the signals keeps it. */
  readonly forget: () => void;
}

/** Listeners on one signal before Node warns of a leak: each probe of a sweep is one, and each program that runs. */
const mostListeners = 200;

/**
 * Not `AbortSignal.any`: in Node 20 what it makes may be collected as garbage while somebody waits for it, and then never
 * aborts (https://github.com/nodejs/node/issues/57736).
 */
export function either(...signals: readonly AbortSignal[]): Either {
  const controller = new AbortController();
  setMaxListeners(mostListeners, controller.signal, ...signals);
  const forget = signals.map((signal) => {
    const abort = (): void => controller.abort(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    return (): void => signal.removeEventListener('abort', abort);
  });
  return { signal: controller.signal, forget: () => forget.forEach((one) => one()) };
}
