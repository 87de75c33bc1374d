import type { Writable } from 'node:stream';
import { drawIcon, type Style } from '../icons/draw.ts';
import type { Menu } from '../menu.ts';
import { startGuarded } from './guarded.ts';
import { Life, within } from './life.ts';
import { Painter } from './paint.ts';
import { firstItems, wireItems, withoutMnemonic } from './wire.ts';
import { inWords } from './text.ts';

/** A running helper program: one icon with its menu. */
export interface Helper {
  /** Its process. */
  readonly pid: number;
  /** Shows the menu. When the helper is slow to read, only the last of several is shown. */
  show(menu: Menu): void;
  /** Where macOS keeps the icon without showing it; null when it is on a screen. Absent where a helper does not know. */
  readonly parked?: () => string | null;
  /** Why it ended, in words that follow "the helper failed: ". */
  readonly ended: Promise<string>;
  /** Asks it to end, then makes it. Resolves when it has ended, at the latest after 3 s. */
  stop(why: string): Promise<void>;
}

/** The helper did not come to show an icon. Its process is gone. */
export class HelperFailed extends Error {
  override readonly name = 'HelperFailed';
}

export interface StartOptions {
  /** Directory in which systray2 finds the helper under its own version and name. */
  readonly copyDir: string;
  readonly style: Style;
  /** Whether it is our own helper, which shows by itself that it has not heard from us. */
  readonly listens?: boolean;
  /** Milliseconds within which it must be ready. */
  readonly readyLimitMs: number;
  /** Gives up waiting for it. */
  readonly signal: AbortSignal;
  /** Called with the id of the row. */
  readonly clicked: (row: string) => void;
}

/** Lines that are not of the protocol, after which it is not the program that we know. */
export const noiseLimit = 1000;
/** Pixels of an icon: 18 pt at 2× in a menu bar, 22 at 2× in a panel. */
const iconSize = { template: 36, panel: 44 };

/** Starts the helper in `copyDir` and shows the menu in it. Rejects with `HelperFailed` when it does not get ready. */
export async function startHelper(menu: Menu, options: StartOptions): Promise<Helper> {
  const { copyDir, style } = options;
  const icon = (of: Menu): string => drawIcon(of.shape, style, iconSize[style]).toString('base64');
  const labelled = style === 'panel' ? withoutMnemonic : (title: string): string => title;
  const rows = wireItems(menu).map((item) => item.row);
  const life = new Life();
  const tray = startGuarded(
    copyDir,
    {
      title: '',
      tooltip: menu.label,
      isTemplateIcon: style === 'template',
      items: firstItems(menu, labelled),
    },
    {
      started: (process) => life.begin(process),
      ready: () => icon(menu),
      clicked: (id) => {
        const row = rows[id - 1];
        if (row) options.clicked(row);
      },
      placed: (at) => life.park(at),
      noise: afterCalls(noiseLimit, () => life.kill(inWords('offProtocol'))),
    },
  );
  const stop = (why: string): Promise<void> =>
    life.stop(why, () => void tray.sendAction({ type: 'exit' }).catch(() => life.kill(why)));

  const { pid, stdin } = await readied(tray.ready(), life, options);
  const painter = new Painter(tray, stdin, menu, {
    style,
    labelled,
    icon,
    listens: options.listens ?? false,
    failed: (why) => life.kill(why),
  });
  painter.show(menu);
  return {
    ...{ pid, ended: life.ended, stop },
    show: (next) => painter.show(next),
    parked: () => life.parked(),
  };
}

/** Waits until it is ready. One that does not get ready is ended; rejects with `HelperFailed`. */
export async function readied(
  ready: Promise<void>,
  life: Life,
  options: Pick<StartOptions, 'readyLimitMs' | 'signal'>,
): Promise<{ readonly pid: number; readonly stdin: Writable }> {
  const failure = await notReady(ready, life.ended, options);
  const { pid, stdin } = life.process() ?? {};
  if (failure === null && pid !== undefined && stdin !== undefined) return { pid, stdin };
  life.kill(failure ?? inWords('noPid'));
  if (pid !== undefined) await within(life.ended, 3000);
  throw new HelperFailed(failure ?? inWords('noPid'));
}

/** Calls back at every call after so many. */
export function afterCalls(limit: number, exceeded: () => void): () => void {
  let calls = 0;
  return () => {
    calls += 1;
    if (calls > limit) exceeded();
  };
}

/** Why it is not ready; null when it is. */
async function notReady(
  ready: Promise<void>,
  ended: Promise<string>,
  { readyLimitMs, signal }: Pick<StartOptions, 'readyLimitMs' | 'signal'>,
): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(inWords('notReady', { seconds: readyLimitMs / 1000 })), readyLimitMs);
    signal.addEventListener('abort', () => resolve('closed'), { once: true });
    if (signal.aborted) resolve('closed');
  });
  const failed = ready.then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  try {
    return await Promise.race([failed, ended, late]);
  } finally {
    clearTimeout(timer);
  }
}
