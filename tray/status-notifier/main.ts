// The icon's own process on Linux: a daemon that is stopped or stuck cannot take its icon back, and this one reports it. It ends
// with its input, and so with the daemon.
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Menu } from '../menu.ts';
import { Listener } from './listener.ts';
import type { Told } from './process.ts';
import { Panel } from './start.ts';

/** Milliseconds between two looks at how long the daemon has said nothing; tests look more often. */
const lookEveryMs = Number(process.argv[2] ?? 60_000);

const tell = (told: Told): void => void writeSync(1, `${JSON.stringify(told)}\n`);

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const next = async (): Promise<Menu | null> => {
  const line = await lines.next();
  return line.done === true ? null : (JSON.parse(line.value) as Menu);
};

void start();

async function start(): Promise<void> {
  try {
    const first = await next();
    if (first !== null) await show(first);
    process.exit(0);
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
  }
}

async function show(first: Menu): Promise<void> {
  const listener = new Listener(first);
  const user = { uid: process.getuid?.() ?? 0 };
  const whileHeard = (told: Told): void => {
    if (listener.isHeard) tell(told);
  };
  const panel = await Panel.start(
    first,
    { environment: process.env, user },
    (row) => whileHeard({ clicked: row }),
    () => whileHeard({ opened: true }),
  );
  void panel.ended.then(fail);
  tell({ ready: true });
  setInterval(() => {
    const silent = listener.look();
    if (silent !== null) panel.show(silent);
  }, lookEveryMs);
  for (let menu = await next(); menu !== null; menu = await next()) {
    listener.hear(menu);
    panel.show(menu);
  }
}

/** The last line is why it ended, for the daemon. */
function fail(why: string): never {
  writeSync(2, `${why}\n`);
  process.exit(1);
}
