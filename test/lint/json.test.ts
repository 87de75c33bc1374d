import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** Files that may parse JSON without a schema, and whose text it is. */
const whose: Readonly<Record<string, string>> = {
  'host/formats/checked.ts': 'the reader of our own files: it checks them against a schema',
  'host/formats/json.ts': 'other programs: every field is asked for by itself',
  'host/simulated/read.ts': 'a machine.json, checked by host/simulated/description.ts',
  'host/files/asker/asker.ts': 'our own child, while it runs',
  'host/files/asker/child.ts': 'our own parent',
  'caches/child/main.ts': 'our own parent',
  'caches/child/start.ts': 'our own child, while it runs',
  'daemon/api/body.ts': 'a client: daemon/api/fields.ts checks what comes of it',
  'cli/client.ts': 'the daemon, whose socket only its user can open',
  'cli/api/events.ts': 'the daemon, whose socket only its user can open',
  'cli/commands/bug-report/compose.ts': 'what was composed in this process',
  'cli/commands/bug-report/read.ts': 'a report, checked by a schema there',
  'cli/commands/logs/line.ts': 'a line of the log, shown as it is where it is none of ours',
  'cli/commands/simulate/happenings.ts': 'what the simulation wrote in this process',
  'probes/errors/printed.ts':
    'a line of a log that somebody pasted: what texts are in it is all that is asked',
  'tray/helper/guarded.ts': 'our own helper: every field is asked for by itself',
  'tray/helper/install.ts': 'the package.json of a dependency',
  'tray/jxa/main.ts': 'our own parent',
  'tray/status-notifier/main.ts': 'our own parent',
  'tray/status-notifier/process.ts': 'our own helper: every field is asked for by itself',
};

test('no other file parses JSON: what we keep on disk is read by readChecked, with a schema', () => {
  const rooms = [
    'host',
    'messages',
    'desktop',
    'probes',
    'caches',
    'launchd',
    'remedies',
    'daemon',
    'tray',
    'cli',
  ];
  const list = [
    'ls-files',
    '--cached',
    '--others',
    '--exclude-standard',
    ...rooms.map((room) => `${room}/*.ts`),
  ];
  const files = execFileSync('git', list, { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter((file) => file !== '');
  expect(files.length).toBeGreaterThan(500);
  const parse = files.filter((file) =>
    /\bJSON\s*\.\s*parse\b|\bJSON\s*\[/.test(readFileSync(join(root, file), 'utf8')),
  );
  expect(parse.sort()).toEqual(Object.keys(whose).sort());
});
