// Stands in for /usr/bin/arch -arm64 /usr/bin/osascript: runs the helper's script in a process of its own, as macOS would.
// What the menu bar shows it writes to `shown.json` in its directory; a title in `click.json` there is clicked.
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { standIn, type Fields } from './stand-in.ts';

const words = process.argv.slice(2);
if (words.slice(0, -1).join(' ') !== '-arm64 /usr/bin/osascript -l JavaScript')
  throw new Error(
    `expected to be called as arch -arm64 /usr/bin/osascript -l JavaScript FILE, got ${words.join(' ')}`,
  );

let bytes = Buffer.alloc(0);
let ended = false;
let waiting = false;
/** So long is a second of the script's timers. */
const secondMs = Number(process.env.SECOND_MS ?? 1000);

const { $, ObjC, bars, call } = standIn({
  read: () => {
    // As small a chunk as a pipe may give: within a character, too.
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
  every: (seconds, tick) =>
    setInterval(() => {
      tick();
      show();
    }, seconds * secondMs),
  parent: () => process.ppid,
  exit: (code) => process.exit(code),
});

function notify(): void {
  setImmediate(() => {
    if (!waiting || (bytes.length === 0 && !ended)) return;
    waiting = false;
    call('data:', null);
    show();
  });
}

interface Row {
  title?: { js: string };
  hidden?: boolean;
  enabled?: boolean;
  submenu?: { rows: Row[] };
}
const rowsOf = (menu: unknown): Row[] =>
  (menu as { rows: Row[] }).rows.flatMap((row) => [row, ...(row.submenu ? rowsOf(row.submenu) : [])]);
const rows = (): Row[] => bars.flatMap((bar) => (bar.menu ? rowsOf(bar.menu) : []));

function show(): void {
  const shown = {
    icons: bars.length,
    label: bars.map((bar) => ((bar.button as Fields).toolTip as { js: string }).js).join(),
    titles: rows().flatMap((row) => (row.title && row.hidden !== true ? [row.title.js] : [])),
  };
  writeFileSync('shown.next', JSON.stringify(shown));
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
  const row = rows().find((one) => one.title?.js === title && one.enabled === true);
  if (row) call('clicked:', row);
}, 20);

runInNewContext(readFileSync(words.at(-1)!, 'utf8'), { $, ObjC });
