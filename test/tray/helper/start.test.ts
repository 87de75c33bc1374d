import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { HelperFailed } from '../../../tray/helper/start.ts';
import { menu } from '../../../tray/menu.ts';
import { now, someFinding, someStatus } from '../some-status.ts';
import { lives, scratch, startScript } from './scripted.ts';
import { words } from '../words.ts';
import { eventually } from '../../eventually.ts';

/** Reads its input line by line, so that it ends with its parent. */
const reads = `require('node:readline').createInterface({ input: process.stdin })`;
const ready = `say({ type: 'ready' });`;

/** A helper that writes each line it receives to a file, and reports its clicks. */
function recorder(file: string, extra = ''): string {
  return `${ready} ${reads}.on('line', (line) => { require('node:fs').appendFileSync(${JSON.stringify(file)}, line + '\\n'); const message = JSON.parse(line); if (message.type === 'exit') process.exit(0); ${extra} });`;
}

interface Line {
  type?: string;
  items?: {
    title: string;
    hidden: boolean;
    enabled: boolean;
    checked: boolean;
    items: unknown[];
    __id: number;
  }[];
  item?: { title: string; hidden: boolean; items?: unknown; __id: number };
  menu?: { icon: string };
  icon?: string;
}

const lines = (file: string): Line[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

describe('a helper that behaves', () => {
  test('reports where macOS has parked its icon, until it is on a screen again', async () => {
    const parks = ['0, -17', null].map((parked) => JSON.stringify({ type: 'placed', parked }));
    const helper = await startScript(
      `${ready} console.log('${parks[0]}'); ${reads}.on('line', (line) => { if (line.includes('broken')) console.log('${parks[1]}'); });`,
    );
    await eventually(() => expect(helper.parked?.()).toBe('0, -17'));
    helper.show(menu(someStatus({ findings: [someFinding()] }), now, words('en')));
    await eventually(() => expect(helper.parked?.()).toBeNull());
  });

  test('gets the menu with every row shown, then only differences', async () => {
    const file = join(scratch(), 'lines');
    const helper = await startScript(recorder(file));
    helper.show(menu(someStatus({ findings: [someFinding()] }), now, words('en')));
    await eventually(() => expect(lines(file).some((line) => line.type === 'update-menu')).toBe(true));
    const [first, ...updates] = lines(file);
    expect(first!.icon).toMatch(/^iVBOR/);
    const flat = first!.items!.flatMap((item) => [
      item,
      ...((item.items as (typeof item)[] | undefined) ?? []),
    ]);
    expect(flat.map((item) => item.__id)).toEqual(flat.map((_, index) => index + 1));
    for (const item of flat)
      expect(item).toMatchObject({ hidden: false, checked: false, enabled: expect.any(Boolean) as boolean });
    expect(updates.some((line) => line.item?.hidden)).toBe(true);
    const headline = updates.find((line) => line.item?.__id === 1);
    expect(headline?.item?.title).toMatch(/since 13:02$/);
    // A helper shows every child that an update names.
    expect(updates.every((line) => line.item?.items === undefined)).toBe(true);
  });

  test('reports which row was clicked, and only rows that exist', async () => {
    const clicked = vi.fn();
    await startScript(
      `${ready} ${reads}.once('line', () => { for (const id of [1, 9999, -1, 'x', 2.5]) say({ type: 'clicked', __id: id }); say({ type: 'clicked', __id: 4 }); });`,
      { clicked },
    );
    await eventually(() => expect(clicked).toHaveBeenCalledTimes(2));
    // Fourth in order, parents first: headline, next step, findings, its own first row.
    expect(clicked.mock.calls).toEqual([['headline'], ['findings-none']]);
  });

  test('is asked to end, and ends', async () => {
    const helper = await startScript(recorder(join(scratch(), 'lines')));
    await helper.stop('done');
    expect(await helper.ended).toBe('done');
    expect(lives(helper.pid)).toBe(false);
    await helper.stop('again');
  });
});

describe('a helper that misbehaves', () => {
  test('garbage before and after ready does no harm', async () => {
    const clicked = vi.fn();
    const helper = await startScript(
      `console.log('Quit'); console.log('null'); console.log('[1'); console.log('"ready"'); ${ready} console.log('{'); console.log('\\u0000\\uffff'); ${reads}.once('line', () => { console.log('more'); say({ type: 'clicked', __id: 1 }); });`,
      { clicked },
    );
    await eventually(() => expect(clicked).toHaveBeenCalledWith('headline'));
    expect(lives(helper.pid)).toBe(true);
  });

  test('one that never gets ready is ended', async () => {
    const file = join(scratch(), 'pid');
    const start = startScript(
      `process.on('SIGTERM', () => {}); require('node:fs').writeFileSync(${JSON.stringify(file)}, String(process.pid)); setInterval(() => {}, 1000);`,
      { readyLimitMs: 700 },
    );
    await expect(start).rejects.toThrow(new HelperFailed('it was not ready within 0.7 s'));
    expect(lives(Number(readFileSync(file, 'utf8')))).toBe(false);
  });

  test('is no longer waited for as soon as the tray closes', async () => {
    const closing = new AbortController();
    const start = startScript(`setInterval(() => {}, 1000);`, { signal: closing.signal });
    setTimeout(() => closing.abort(), 300);
    await expect(start).rejects.toThrow('closed');
  });

  test('one that ends before it is ready says why in its last line', async () => {
    const start = startScript(
      `console.error('noise'); console.error('error while loading shared libraries: libx.so.0'); process.exitCode = 127;`,
    );
    await expect(start).rejects.toThrow(
      'it ended on its own (exit code 127: error while loading shared libraries: libx.so.0)',
    );
  });

  test('one that cannot be started is reported', async () => {
    const copyDir = scratch();
    const start = startScript('', { copyDir: join(copyDir, 'nothing-there') });
    // systray2 then copies its own; it has no execute bit, and its chmod fails in silence.
    await expect(start).rejects.toThrow(/EACCES/);
  });

  test('a flood on stderr does not stop it', async () => {
    const clicked = vi.fn();
    await startScript(
      `${ready} process.stderr.write('x'.repeat(2_000_000), () => say({ type: 'clicked', __id: 1 })); ${reads};`,
      { clicked },
    );
    await eventually(() => expect(clicked).toHaveBeenCalledWith('headline'));
  });

  test('an endless line is cut off by ending the helper', async () => {
    const helper = await startScript(
      `${ready} setInterval(() => process.stdout.write('x'.repeat(50_000)), 5);`,
    );
    expect(await helper.ended).toBe('it wrote an endless line');
  });

  test('endless garbage ends it', async () => {
    const helper = await startScript(
      `${ready} setInterval(() => process.stdout.write('x\\n'.repeat(500)), 5);`,
    );
    expect(await helper.ended).toBe('it did not follow the protocol');
  });

  test('one that ignores everything is killed', async () => {
    const helper = await startScript(
      `process.on('SIGTERM', () => {}); ${ready} setInterval(() => {}, 1000);`,
    );
    await helper.stop('enough');
    expect(await helper.ended).toBe('enough');
    expect(lives(helper.pid)).toBe(false);
  });

  test('one that dies during updates is reported and throws nothing', async () => {
    const helper = await startScript(`${ready} setTimeout(() => process.kill(process.pid, 'SIGKILL'), 300);`);
    const failing = menu(someStatus({ findings: [someFinding()] }), now, words('en'));
    const quiet = menu(someStatus(), now, words('en'));
    const timer = setInterval(() => {
      helper.show(failing);
      helper.show(quiet);
    }, 1);
    expect(await helper.ended).toMatch(/^it ended on its own \(SIGKILL/);
    await new Promise((resolve) => setTimeout(resolve, 100));
    clearInterval(timer);
  });

  test('one that does not read is sent a limited amount, and gets the last menu when it reads again', async () => {
    const file = join(scratch(), 'lines');
    const go = join(scratch(), 'go');
    const helper = await startScript(
      `${ready} const wait = setInterval(() => { if (!require('node:fs').existsSync(${JSON.stringify(go)})) return; clearInterval(wait); ${recorder(file).replace(ready, '')} }, 20);`,
    );
    for (let round = 0; round < 3000; round += 1)
      helper.show(menu(someStatus({ unknown: [`question ${round}`] }), now, words('en')));
    helper.show(menu(someStatus({ findings: [someFinding({ subject: '/the/last' })] }), now, words('en')));
    writeFileSync(go, '');
    await vi.waitFor(() => expect(readFileSync(file, 'utf8')).toContain('/the/last'), { timeout: 20_000 });
    // 3,000 menus with two changed rows each would be 900 KB and more.
    expect(readFileSync(file, 'utf8').length).toBeLessThan(200_000);
    const titles = lines(file).flatMap((line) => (line.item?.__id === 1 ? [line.item.title] : []));
    expect(titles.at(-1)).toContain('/the/last');
  });
});
