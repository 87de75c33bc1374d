import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { parsePs, parseWorkingDirectories } from '../../../host/processes/processes.darwin.ts';
import { standIn } from '../stand-in.ts';

const electron = '/Applications/Visual Studio Code.app/Contents/MacOS/Electron';
const helper =
  '/Applications/Visual Studio Code.app/Contents/Frameworks/Code Helper (Plugin).app/Contents/MacOS/Code Helper (Plugin)';

// Columns as ps/print.c pads them: numbers right, flags in hex, the start time left in 28 columns.
const main = [
  '    1     0     0     4004 Mon Nov 23 07:00:01 2026     /sbin/launchd',
  '   88     1     0     4004 Mon Nov 23 07:00:03 2026     (syslogd)',
  '   90     1    -2     4004 Mon Nov 23 07:00:03 2026     /usr/libexec/nobodyd',
  `  600     1   501     4004 Mon Nov 23 08:30:00 2026     ${electron}`,
  `  640   600   501    24004 Mon Nov 23 08:30:05 2026     ${helper}`,
  '  700   640   501    24006 Sun Nov  1 09:05:09 2026     gopls',
  '  701   700   501     2006 Mon Nov 23 08:31:01 2026     <defunct>',
  '',
].join('\n');
const full = [
  '    1 /sbin/launchd',
  '   88 (syslogd)',
  `  600 ${electron}`,
  `  640 ${helper} --type=utility --user-data-dir=/Users/kim/Library/Application Support/Code`,
  '  700 gopls -mode=stdio',
  '  701 <defunct>',
  '',
].join('\n');

test('ps is read with its flags, start times and names with spaces', () => {
  const all = parsePs(main, full);
  expect(all).toHaveLength(7);
  expect(all[0]).toEqual({
    pid: 1,
    parent: 0,
    uid: 0,
    startedMs: Date.UTC(2026, 10, 23, 7, 0, 1),
    executable: '/sbin/launchd',
    arguments: ['/sbin/launchd'],
    translated: null,
  });
  expect(all[1]).toMatchObject({ executable: 'syslogd', arguments: ['(syslogd)'] });
  expect(all[2]).toMatchObject({ uid: 4_294_967_294, arguments: [] });
  expect(all[3]).toMatchObject({ executable: electron, arguments: [electron], translated: null });
  expect(all[4]).toMatchObject({ executable: helper, translated: 'suspected' });
  expect(all[4]?.arguments.slice(0, 2)).toEqual([helper, '--type=utility']);
  expect(all[5]).toMatchObject({
    startedMs: Date.UTC(2026, 10, 1, 9, 5, 9),
    arguments: ['gopls', '-mode=stdio'],
    translated: 'suspected',
  });
});

test('malformed lines are left out', () => {
  expect(parsePs('garbage\n 1 2 3\n\u0000\n', '\n\n x y')).toEqual([]);
});

const ps = (columns: string) => ['/bin/ps', '-axww', '-o', columns];

test('the table has parents; working directories come from lsof for the named processes', async () => {
  const host = await standIn('darwin', [
    { run: ps('pid=,ppid=,uid=,flags=,lstart=,comm='), stdout: main },
    { run: ps('pid=,args='), stdout: full },
    {
      run: ['/usr/sbin/lsof', '-w', '-n', '-P', '-a', '-d', 'cwd', '-p', '700,88', '-F', 'pfn'],
      stdout: 'p700\nfcwd\nn/Users/kim/src/my app\np88\nfcwd\nnunknown file type\n',
      exitCode: 1,
    },
  ]);
  const table = await host.processes();
  expect(table.certainty).toBe('observed');
  expect(table.ancestors(700).map(({ pid }) => pid)).toEqual([640, 600, 1]);
  expect([...(await table.workingDirectories([700, 88]))]).toEqual([[700, '/Users/kim/src/my app']]);
  expect([...(await table.workingDirectories([]))]).toEqual([]);
});

test('our own processes without arguments are left out if they have ended', async () => {
  const asked = [
    { run: ps('pid=,ppid=,uid=,flags=,lstart=,comm='), stdout: main },
    { run: ps('pid=,args='), stdout: full },
  ];
  const pidsOf = async (...more: typeof asked): Promise<number[]> =>
    (await (await standIn('darwin', [...asked, ...more])).processes()).all.map(({ pid }) => pid);
  const state = (stdout: string) => ({ run: ['/bin/ps', '-o', 'pid=,stat=', '-p', '701'], stdout });
  expect(await pidsOf(state('  701 Z+\n'))).not.toContain(701);
  // One that is merely about to become another program stays, as it does without an answer.
  expect(await pidsOf(state('  701 S+\n'))).toContain(701);
  expect(await pidsOf()).toContain(701);
});

test('an environment is what follows the arguments; an ambiguous one is unknown', async () => {
  const environmentOf = async (line: string) => {
    const host = await standIn('darwin', [
      { run: ps('pid=,ppid=,uid=,flags=,lstart=,comm='), stdout: main },
      { run: ps('pid=,args='), stdout: full },
      { run: ['/bin/ps', '-Eww', '-o', 'pid=,args=', '-p', '700'], stdout: `  700 ${line}\n` },
    ]);
    return (await (await host.processes()).environments?.([700]))?.get(700);
  };
  expect(
    await environmentOf('gopls -mode=stdio PATH=/bin GOCACHE=/Users/kim/My Cache HOME=/Users/kim'),
  ).toEqual({
    PATH: '/bin',
    GOCACHE: '/Users/kim/My Cache',
    HOME: '/Users/kim',
  });
  expect(await environmentOf('gopls -mode=stdio')).toBeUndefined();
  expect(await environmentOf('gopls serve PATH=/bin')).toBeUndefined();
  expect(await environmentOf('gopls -mode=stdio PATH=/bin GOCACHE=/a PS1=x GOCACHE=/b')).toBeUndefined();
  expect(await environmentOf('gopls -mode=stdio HOME=/Users/kim')).toBeUndefined();
});

test('without ps the table is unknown, with the reason', async () => {
  const table = await (await standIn('darwin', [])).processes();
  expect(table).toMatchObject({ certainty: 'unknown', all: [] });
  expect(table.reason).toContain('/bin/ps');
});

test('the lsof of this machine prints what we can read', () => {
  const text = execFileSync(
    'lsof',
    ['-w', '-n', '-P', '-a', '-d', 'cwd', '-p', String(process.pid), '-F', 'pfn'],
    {
      encoding: 'utf8',
    },
  );
  expect([...parseWorkingDirectories(text)]).toEqual([[process.pid, process.cwd()]]);
});
