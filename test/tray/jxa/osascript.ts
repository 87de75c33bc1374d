// A substitute for /usr/bin/arch -arm64 /usr/bin/osascript: runs the helper's script in a process of its own, as macOS would.
// What the menu bar shows it writes to `shown.json` in its directory; a title in `click.json` there is clicked.
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import type { Table } from './headers/table.ts';
import { standIn, type ShownRow } from './stand-in/stand-in.ts';

const words = process.argv.slice(2);
if (words.slice(0, -1).join(' ') !== '-arm64 /usr/bin/osascript -l JavaScript')
  throw new Error(
    `expected to be called as arch -arm64 /usr/bin/osascript -l JavaScript FILE, got ${words.join(' ')}`,
  );

let bytes = Buffer.alloc(0);
let ended = false;
let waiting = false;
/** The length of a second for the script's timers. */
const secondMs = Number(process.env.SECOND_MS ?? 1000);

const table = JSON.parse(readFileSync(process.env.APPLE_HEADERS ?? '', 'utf8')) as Table;
const rectangle = (x: number, y: number, width: number, height: number) => ({
  origin: { x, y },
  size: { width, height },
});
const screen = rectangle(0, 0, 1512, 982);

const { $, ObjC, shown, call, click } = standIn(
  {
    read: () => {
      // As small a chunk as a pipe may deliver, even within a character.
      const chunk = bytes.subarray(0, 4093);
      bytes = bytes.subarray(chunk.length);
      return chunk;
    },
    write: (line) => process.stdout.write(line),
    complain: (line) => process.stderr.write(line),
    wait: () => {
      waiting = true;
      notify();
    },
    after: (seconds, selector, repeats) => {
      const act = (): void => {
        call(selector);
        show();
      };
      if (repeats) setInterval(act, seconds * secondMs);
      else setTimeout(act, seconds * secondMs);
    },
    parent: () => process.ppid,
    exit: (code) => process.exit(code),
    // Parked like an item on macOS 26, as long as a test says so.
    place: () => ({ frame: rectangle(0, existsSync('parked') ? -17 : 949, 34, 22), screen }),
  },
  table,
);

function notify(): void {
  setImmediate(() => {
    if (!waiting || (bytes.length === 0 && !ended)) return;
    waiting = false;
    call('data:');
    show();
  });
}

const rowsOf = (rows: readonly ShownRow[]): readonly ShownRow[] =>
  rows.flatMap((row) => [row, ...rowsOf(row.rows)]);
const rows = (): readonly ShownRow[] => shown().flatMap((bar) => rowsOf(bar.rows));

function show(): void {
  const seen = {
    icons: shown().length,
    label: shown()
      .map((bar) => bar.label)
      .join(),
    titles: rows().flatMap((row) => (row.hidden ? [] : [row.title])),
  };
  writeFileSync('shown.next', JSON.stringify(seen));
  renameSync('shown.next', 'shown.json');
}

process.stdin.on('data', (chunk: Buffer) => {
  bytes = Buffer.concat([bytes, chunk]);
  notify();
});
process.stdin.on('end', () => {
  ended = true;
  notify();
});
setInterval(() => {
  if (!existsSync('click.json')) return;
  const title = JSON.parse(readFileSync('click.json', 'utf8')) as string;
  rmSync('click.json');
  const row = rows().find((one) => one.title === title && one.enabled);
  if (row) click(row.id);
}, 20);

runInNewContext(readFileSync(words.at(-1)!, 'utf8'), { $, ObjC });
