import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Environment } from '../../host/host.ts';
import { Life } from '../helper/life.ts';
import { afterCalls, type Helper, noiseLimit, readied } from '../helper/start.ts';
import { inWords } from '../helper/text.ts';
import type { Menu } from '../menu.ts';

/** What the icon's process says, one in a line. */
export type Told = { readonly ready: true } | { readonly clicked: string } | { readonly opened: true };

/** The bundle of tray/status-notifier/main.ts: beside our own bundle, or in dist/ when we run from the sources. */
export const panelScript = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../dist/tray-panel.js' : './tray-panel.js', import.meta.url),
);

/** It keeps one menu and draws six pictures: what V8 would take for speed is wasted on it. */
const sparing = ['--max-semi-space-size=1', '--max-old-space-size=64'];

export interface PanelOptions {
  readonly environment: Environment;
  /** Milliseconds within which it must be ready. */
  readonly readyLimitMs: number;
  /** Gives up waiting for it. */
  readonly signal: AbortSignal;
  /** Called with the id of the row. */
  readonly clicked: (row: string) => void;
  /** Called when somebody is about to see the menu. */
  readonly opened: () => void;
}

/**
 * Shows the menu by speaking with the panel ourselves, from a process of its own: it shows by itself that the daemon says nothing.
 * Rejects with `HelperFailed` when it does not get ready.
 */
export async function startPanel(first: Menu, options: PanelOptions): Promise<Helper> {
  const { environment, clicked, opened } = options;
  const child = spawn(process.execPath, [...sparing, panelScript], {
    env: environment,
    cwd: '/',
    stdio: 'pipe',
  });
  const life = new Life();
  life.begin(child);
  const noise = afterCalls(noiseLimit, () => life.kill(inWords('offProtocol')));
  const ready = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const told = parse(line);
      if (told === null) return noise();
      if ('ready' in told) resolve();
      else if ('opened' in told) opened();
      else clicked(told.clicked);
    });
  });
  const voice = new Voice(child.stdin);
  voice.say(first);
  const { pid } = await readied(ready, life, options);
  return {
    ...{ pid, ended: life.ended },
    show: (menu) => voice.say(menu),
    stop: (why) => life.stop(why, () => child.stdin.end()),
  };
}

/** Says whole menus; of those that come while it is slow to read, the last one. */
class Voice {
  readonly #input: Writable;
  #waiting = false;
  #wanted: Menu | null = null;

  constructor(input: Writable) {
    this.#input = input;
  }

  say(menu: Menu): void {
    if (this.#waiting) this.#wanted = menu;
    else if (this.#input.writable && !this.#input.write(`${JSON.stringify(menu)}\n`)) {
      this.#waiting = true;
      this.#input.once('drain', () => this.#goOn());
    }
  }

  #goOn(): void {
    const menu = this.#wanted;
    this.#waiting = false;
    this.#wanted = null;
    if (menu) this.say(menu);
  }
}

function parse(line: string): Told | null {
  try {
    const told = JSON.parse(line) as Partial<Record<string, unknown>> | null;
    const known = told?.ready === true || told?.opened === true || typeof told?.clicked === 'string';
    return known ? (told as Told) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
