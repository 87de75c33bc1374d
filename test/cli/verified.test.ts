import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { InspectDocument } from '../../cli/commands/inspect/document.ts';
import type { WhichDocument } from '../../cli/commands/which/document.ts';
import { ensurePrivateDirectory, replaceOwn } from '../../daemon/files/own.ts';
import { identityOfTree } from '../../daemon/verification/identity.ts';
import { rememberedFile, textOfRemembered } from '../../daemon/verification/remembered.ts';
import { openHost } from '../../host/open.ts';
import { call } from './call.ts';
import { build, temporary } from './machine.ts';
import { documented } from './schema.ts';

const directory = temporary('verified');
const machine = build(directory, 'official-package');
const goroot = '/usr/local/go';
const state = join(directory, 'state');

/** A daemon was here, found a changed file in that Go, and is gone. */
beforeAll(async () => {
  const host = await openHost({ simulation: machine });
  ensurePrivateDirectory(state);
  const found = {
    ...({ goroot, version: 'go1.26.8', verdict: 'differs', count: 1, against: null } as const),
    files: ['edited src/fmt/print.go'],
  };
  replaceOwn(rememberedFile(state), textOfRemembered([{ ...found, identity: identityOfTree(host, goroot) }]));
});

/** The verdict in the JSON of each command, and whether doctor has a finding about it. */
async function told(): Promise<unknown> {
  const ask = (...words: string[]) => call([...words, '--host', machine, '--state', state, '--json']);
  const which = documented('which', (await ask('which')).out) as WhichDocument;
  const inspect = documented(
    'inspect',
    (await ask('inspect', `${goroot}/bin/go`, '/bin/zsh')).out,
  ) as InspectDocument;
  const doctor = documented('doctor', (await ask('doctor')).out) as { findings: { rule: string }[] };
  return {
    which: which.contexts.map(({ verdict }) => verdict)[0],
    inspect: inspect.files.map(({ verdict }) => verdict),
    doctor: doctor.findings.map(({ rule }) => rule).filter((rule) => rule === 'go-differs'),
  };
}

test('what a daemon has found about a Go is reported without it, until that Go changes', async () => {
  expect(await told()).toEqual({ which: 'differs', inspect: ['differs', undefined], doctor: ['go-differs'] });
  utimesSync(join(machine, 'root', goroot, 'bin/go'), 1, 1);
  expect(await told()).toEqual({ which: null, inspect: [undefined, undefined], doctor: [] });
});
