import { expect, test } from 'vitest';
import { readBinary } from '../../host/binary/read.ts';
import { openHost } from '../../host/open.ts';
import { kindOf } from '../../probes/tools/readers.ts';
import { gopls, goplsVersion } from './contention/gopls.ts';
import { downloaded } from './contention/modules.ts';
import { goVersion } from './go-programs.ts';

test.skipIf(goVersion() === null)(
  'a real gopls is recognized by its build info, its release and as a server',
  async () => {
    const { files } = await openHost({});
    const read = files.open(gopls(), readBinary);
    expect(read).toMatchObject({
      ok: true,
      value: { go: { version: goVersion(), module: { version: goplsVersion } } },
    });
    expect(read.ok && read.value.go && kindOf(read.value.go)).toBe('server');
    // What the tests that run alone need is made beside the others.
    downloaded();
  },
  900_000,
);
