import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { closedByPrivacy } from '../../../host/files/private.darwin.ts';
import { realFiles } from '../../../host/files/real.ts';

const home = realpathSync(mkdtempSync(join(tmpdir(), 'gowarden-private-')));
for (const directory of ['Documents/app', 'Library/Group Containers/x', 'go', 'Documents and more']) {
  mkdirSync(join(home, directory), { recursive: true });
  writeFileSync(join(home, directory, 'go.mod'), 'module x\n');
}
symlinkSync('Documents/app', join(home, 'app'));
const files = realFiles({
  darwin: true,
  uid: 501,
  closed: closedByPrivacy(home, (path) => realpathSync.native(path)),
});

test('private folders are not opened, by whatever path', () => {
  for (const path of ['Documents/app/go.mod', 'app/go.mod', 'Library/Group Containers/x/go.mod']) {
    expect(files.text(join(home, path)), path).toMatchObject({ ok: false, failure: { kind: 'privacy' } });
    expect(files.open(join(home, path), () => 0).ok).toBe(false);
    expect(files.facts(join(home, path)).ok).toBe(true);
  }
  expect(files.list(join(home, 'Documents'))).toMatchObject({ ok: false, failure: { kind: 'privacy' } });
});

test('case does not matter, as on the volumes of a Mac', () => {
  const closed = closedByPrivacy('/Users/kim', (path) => path);
  expect(closed('/users/KIM/documents/x')?.kind).toBe('privacy');
  expect(closed('/Volumes/Stick/go')?.kind).toBe('privacy');
  expect(closed('/Users/kim/Documents')?.message).toContain('/Users/kim/Documents');
});

test('everything else is opened', () => {
  for (const path of ['go/go.mod', 'Documents and more/go.mod']) {
    expect(files.text(join(home, path))).toEqual({ ok: true, value: 'module x\n' });
  }
  expect(files.list(join(home, 'Library')).ok).toBe(true);
});
