// The cost of the icon and how soon it shows a change: node scripts/bench.mjs tray [CHANGES]   (default 50)
// Needs what test/real/tray.test.ts needs: Xvfb, dbus-daemon, xfce4-panel. The peer is systray2 alone with one row.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type SysTrayModule from 'systray2';
import type { Actions } from '../../daemon/actions.ts';
import { systemClock } from '../../daemon/clock.ts';
import type { DaemonEvent } from '../../daemon/events.ts';
import type { Status } from '../../daemon/status.ts';
import { connectSessionBus } from '../../desktop/dbus/connect.ts';
import { openHost } from '../../host/open.ts';
import { ownPaths } from '../../host/paths.ts';
import { speak } from '../../messages/speak.ts';
import { drawIcon } from '../../tray/icons/draw.ts';
import { Desktop, missingForDesktop, until } from '../../test/real/desktop.ts';
import { someStatus } from '../../test/tray/some-status.ts';
import { installHelper } from '../../tray/helper/install.ts';
import type { TrayContext } from '../../tray/tray.ts';
import { duration, median, table } from './table.ts';

const changes = Number(process.argv[2] ?? 50);
const missing = missingForDesktop();
if (missing.length > 0) {
  console.error(
    `This bench needs ${missing.join(', ')}, which is not here: install what .ci/packages lists.`,
  );
  process.exit(2);
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
/** Memory that a process has to itself, and its share of what several use, in bytes. */
interface Memory {
  readonly own: number;
  readonly share: number;
}
const memory = (pid: number): Memory => {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  const kilobytes = (name: string): number =>
    Number(new RegExp(`^${name}: +(\\d+)`, 'm').exec(text)?.[1]) * 1024;
  return { own: kilobytes('Private_Clean') + kilobytes('Private_Dirty'), share: kilobytes('Pss') };
};
const settled = async (): Promise<Memory> => {
  await wait(500);
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return memory(process.pid);
};

const folder = mkdtempSync(join(tmpdir(), 'gowarden-bench-'));
const desktop = await Desktop.open();
Object.assign(process.env, desktop.environment);

/** Microseconds until the first row of the only icon reads so, as a panel would request it. */
async function usUntil(title: string, since: number): Promise<number> {
  const [item = ''] = desktop.items();
  const slash = item.indexOf('/');
  const bus = await connectSessionBus(process.env, process.getuid?.() ?? 0, 60_000);
  // systray2's library counts rows from 2 and puts the menu below the item.
  const own = item.endsWith('/StatusNotifierItem');
  const ask = {
    destination: item.slice(0, slash),
    path: own ? '/MenuBar' : `${item.slice(slash)}/Menu`,
    interface: 'com.canonical.dbusmenu',
    member: 'GetProperty',
    signature: 'is',
    arguments: [own ? 1 : 2, 'label'],
  };
  try {
    for (;;) {
      const [label] = (await bus.call(ask)) as [{ readonly value: unknown }];
      if (label.value === title) return (performance.now() - since) * 1000;
    }
  } finally {
    bus.close();
  }
}

/** A line of the table: bytes in our process, those of the helper if any, microseconds for each change. */
function line(name: string, ours: number, helper: Memory | null, times: readonly number[]): string[] {
  return [
    name,
    megabytes(ours),
    helper ? megabytes(helper.own) : 'none',
    helper ? megabytes(helper.share) : 'none',
    duration(median(times)),
    duration(times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.9)] ?? NaN),
  ];
}

/** Where the panel comes `late`, systray2's program is used; otherwise a process of ours. */
async function tray(name: string, late: boolean): Promise<string[]> {
  if (late) await desktop.killPanel();
  const before = await settled();
  const { Tray } = await import('../../tray/tray.ts');
  const listeners = new Set<(event: DaemonEvent) => void>();
  let status: Status = someStatus({ checkedAt: Date.now() });
  const helpers: (number | null | undefined)[] = [];
  const say = (change: Partial<Status>): void => {
    status = someStatus({ at: Date.now(), checkedAt: Date.now(), ...change });
    for (const listener of listeners) listener({ id: 1, type: 'status', data: status });
  };
  const note = (values: unknown): void => {
    helpers.push((values as { helperPid?: number | null }).helperPid);
  };
  const context = {
    actions: { status: () => status } as Actions,
    events: {
      publish: () => undefined,
      subscribe: (listener: (event: DaemonEvent) => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    host: { ...(await openHost()), environment: desktop.environment },
    paths: ownPaths('linux', folder, {}, folder),
    messages: () => speak('en'),
    log: { info: note, warn: note, error: note },
    clock: systemClock,
  } as unknown as TrayContext;
  const shown = new Tray(context);
  if (late) {
    await until('the helper', () => helpers.some((pid) => typeof pid === 'number'));
    await desktop.startPanel();
  }
  await until('the icon', () => desktop.items().length === 1);
  const after = await settled();
  const times: number[] = [];
  for (let round = 0; round < changes; round += 1) {
    await wait(100);
    const since = performance.now();
    say({ checkedAt: new Date(2026, 0, 1, 0, round).getTime() });
    const time = `0${Math.floor(round / 60)}:${String(round % 60).padStart(2, '0')}`;
    times.push(await usUntil(`Stale: last checked at 2026-01-01 ${time}`, since));
  }
  const helperPid = helpers.find((pid) => typeof pid === 'number');
  const helper = helperPid === undefined ? null : memory(helperPid);
  await shown.close();
  return line(name, after.share - before.share, helper, times);
}

async function peer(): Promise<string[]> {
  const before = await settled();
  const { default: SysTray } = createRequire(import.meta.url)('systray2') as typeof SysTrayModule;
  const item = { title: 'first', tooltip: '', checked: false, enabled: true, hidden: false };
  const tray = new SysTray({
    menu: { icon: drawIcon('native', 'panel', 44).toString('base64'), title: '', tooltip: '', items: [item] },
    copyDir: installHelper(
      { kind: 'bundled', translated: false },
      { platform: 'linux', paths: ownPaths('linux', folder, {}, folder), library: null },
    ),
  });
  await tray.ready();
  await until('the icon', () => desktop.items().length === 1);
  const after = await settled();
  const times: number[] = [];
  for (let round = 0; round < changes; round += 1) {
    await wait(100);
    const since = performance.now();
    const changed = { ...item, title: `round ${round}`, __id: 1 };
    await tray.sendAction({ type: 'update-item', item: changed, seq_id: -1 });
    times.push(await usUntil(changed.title, since));
  }
  const helper = memory(tray.process.pid ?? 0);
  await tray.kill(false);
  return line('systray2 alone, one row', after.share - before.share, helper, times);
}

const ways: Readonly<Record<string, () => Promise<string[]>>> = {
  ours: () => tray("our tray, systray2's program", true),
  panel: () => tray('our tray, a process of ours', false),
  peer,
};
const way = ways[process.argv[3] ?? ''];
try {
  if (way) console.log(JSON.stringify(await way()));
  else {
    const head = [
      '',
      'in our process',
      'helper, its own',
      'helper, its share',
      'change to menu, median',
      '90 %',
    ];
    // Each in a process of its own, since one would otherwise find memory that another had taken.
    const run = (name: string): string[] =>
      JSON.parse(
        execFileSync(process.execPath, [process.argv[1] ?? '', String(changes), name], { encoding: 'utf8' }),
      ) as string[];
    console.log(table([head, ...Object.keys(ways).map(run)]));
  }
} finally {
  await desktop.close();
  rmSync(folder, { recursive: true, force: true });
}
