import { lutimesSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Host } from '../../../host/host.ts';
import { goland, visualStudioCode } from '../../../host/simulated/applications.ts';
import { mac } from '../../../host/simulated/mac.ts';
import { applications } from '../../../probes/applications/probe.ts';
import { newSweep } from '../../../probes/sweep.ts';
import { machine, today } from '../machine.ts';

/** As if everything had been there for years, since what changed in this second may change once more. */
function age(folder: string): void {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const name of names.toReversed()) lutimesSync(join(folder, name), 1_000_000_000, 1_000_000_000);
}

/** The same host, recording which files are opened. */
function watched(host: Host): { readonly host: Host; readonly opened: string[] } {
  const opened: string[] = [];
  const { files } = host;
  const noting = {
    ...files,
    text: (path: string, limit?: number) => (opened.push(path), files.text(path, limit)),
    open: ((path, use) => (opened.push(path), files.open(path, use))) as typeof files.open,
    list: (path: string, limit?: number) => (opened.push(path), files.list(path, limit)),
  };
  return { host: { ...host, files: noting }, opened };
}

test('unchanged applications are not opened again; a changed one is', async () => {
  const { host, folder } = await machine(mac({ ...visualStudioCode(['arm64']), ...goland(['arm64']) }));
  age(folder);
  const { host: noting, opened } = watched(host);
  const look = () => newSweep(noting, new AbortController().signal, today).ask(applications);
  const first = await look();
  expect(first.all.map(({ name }) => name)).toEqual(['GoLand', 'Visual Studio Code']);
  expect(opened).not.toEqual([]);
  opened.length = 0;
  expect(await look()).toEqual(first);
  expect(opened).toEqual([]);
  const product = '/Applications/Visual Studio Code.app/Contents/Resources/app/product.json';
  const place = join(folder, 'root', product);
  writeFileSync(place, readFileSync(place, 'utf8').replace('1.106.2', '1.107.0'));
  expect((await look()).all.map(({ version }) => version)).toEqual(['2026.1', '1.107.0']);
  expect(opened).toEqual([product]);
});
