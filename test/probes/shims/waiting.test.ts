import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Host } from '../../../host/host.ts';
import { openHost } from '../../../host/open.ts';
import { chooseByAsdf } from '../../../probes/shims/asdf.ts';
import { chooseByGoenv } from '../../../probes/shims/goenv.ts';
import { chooseByMise } from '../../../probes/shims/mise/choose.ts';
import { chooseByProto } from '../../../probes/shims/proto.ts';
import type { ShimCall, ShimChoice } from '../../../probes/shims/shim.ts';

const home = realpathSync(mkdtempSync(join(tmpdir(), 'gowarden-waiting-')));
let host: Host;

beforeAll(async () => {
  host = await openHost();
});
afterAll(() => rmSync(home, { recursive: true }));

let homes = 0;
function chosen(
  choose: (call: ShimCall) => ShimChoice,
  name: string,
  lay: (path: string) => void,
): ShimChoice {
  homes += 1;
  const directory = join(home, String(homes));
  mkdirSync(directory);
  lay(join(directory, name));
  return choose({
    ...{ host: { ...host, user: { ...host.user, home } }, environment: { HOME: home }, directory },
    ...{ root: join(home, 'none'), program: null, architecture: null, next: () => '/next/go' },
  });
}

const pipe = (path: string): void => void execFileSync('mkfifo', [path]);
const managers = [
  ['goenv', chooseByGoenv, '.go-version'],
  ['asdf', chooseByAsdf, '.tool-versions'],
  ['proto', chooseByProto, '.prototools'],
] as const;

it.each(managers)(
  '%s: the content of a pipe, a socket or a device is unknown, and is not waited for',
  (_, choose, name) => {
    const zero = (path: string): void => symlinkSync('/dev/zero', path);
    for (const lay of [pipe, zero]) {
      const { path, reason, stops } = chosen(choose, name, lay);
      expect({ path, stops }).toEqual({ path: null, stops: undefined });
      expect(reason).toMatch(/: a pipe, socket or device, which gowarden does not read$/);
    }
  },
);

it.each(['mise.toml', '.tool-versions'])('mise reads a %s only if it is a file', (name) => {
  for (const lay of [pipe, mkdirSync, (path: string): void => symlinkSync('/dev/zero', path)])
    expect(chosen(chooseByMise, name, lay).path).toBe('/next/go');
});

it('a .go-version that is a directory, /dev/null or a broken link names no version', () => {
  const none = (path: string): void => symlinkSync('/dev/null', path);
  const lost = (path: string): void => symlinkSync('/nonexistent', path);
  for (const lay of [mkdirSync, none, lost])
    expect(chosen(chooseByGoenv, '.go-version', lay).path).toBe('/next/go');
});
