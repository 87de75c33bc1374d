import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { createRequire } from 'node:module';
import type SysTrayModule from 'systray2';
import type { Menu } from 'systray2';

/** What happens in the life of a helper's process. */
export interface Watcher {
  /** Its process runs, or is about to fail to. Called once, before a byte of its output was read. */
  started(process: ChildProcessWithoutNullStreams): void;
  /** It is ready. Answers the icon (base64) for the first menu. */
  ready(): string;
  clicked(id: number): void;
  /** Where macOS keeps the icon without showing it; null when it is on a screen. Only our own helper reports it. */
  placed(parked: string | null): void;
  /** It wrote a line that is not of the protocol. */
  noise(line: string): void;
}

type SysTray = SysTrayModule.default;

/** systray2 as it is made to run: guarded where its own handlers would take the daemon down. */
export interface GuardedTray extends Pick<SysTray, 'ready' | 'sendAction'> {
  /** Sends a message that systray2 does not know, which it would cut down to its type. */
  tell(message: object): void;
}

/**
 * Starts systray2 with its line handler replaced. Its own parses every line of the helper without a guard, so that the
 * plain `Quit` which the helper prints at SIGTERM would be an uncaught exception in the daemon.
 */
export function startGuarded(copyDir: string, menu: Omit<Menu, 'icon'>, watcher: Watcher): GuardedTray {
  // Loaded when a tray starts: a headless daemon does not pay for it.
  const { default: SysTray } = createRequire(import.meta.url)('systray2') as typeof SysTrayModule;
  class Guarded extends SysTray {
    tell(message: object): void {
      this.process.stdin?.write(`${JSON.stringify(message)}\n`);
    }

    /** systray2 calls this right after the spawn, with what to do once the helper is ready. */
    override onReady(sendMenu: () => void): this {
      watcher.started(this.process as ChildProcessWithoutNullStreams);
      this._rl.on('line', (line) => {
        const message = parse(line);
        if (message?.type === 'ready') {
          this._conf.menu.icon = watcher.ready();
          sendMenu();
        } else if (message?.type === 'clicked' && Number.isInteger(message.__id)) {
          watcher.clicked(message.__id as number);
        } else if (message?.type === 'placed' && isPlace(message.parked)) {
          watcher.placed(message.parked);
        } else watcher.noise(line);
      });
      return this;
    }
  }
  // Without its icon at first: systray2 would look for a file of that name on the disk before it listens, and a helper
  // that gets ready meanwhile would never be heard.
  return new Guarded({ copyDir, menu: menu as Menu });
}

interface Message {
  readonly type?: unknown;
  readonly __id?: unknown;
  readonly parked?: unknown;
}

const isPlace = (value: unknown): value is string | null => value === null || typeof value === 'string';

function parse(line: string): Message | null {
  try {
    const message: unknown = JSON.parse(line);
    return typeof message === 'object' && message !== null ? message : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
