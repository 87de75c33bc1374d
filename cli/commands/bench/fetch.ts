import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings } from '../../../host/go/settings.ts';
import type { Architecture, Host } from '../../../host/host.ts';
import { systemPath } from '../../../host/run/real.ts';
import { moduleVersionOf, toolchainModule } from '../../../probes/verification/verdict.ts';
import { Failure } from '../../failure.ts';
import type { Texts } from './text.ts';
import type { Workplace } from './workplace.ts';

/** Milliseconds for 70 MB. */
const patienceMs = 30 * 60_000;

/** What says from where modules are fetched, and who vouches for them. */
const settings = ['GOPROXY', 'GOSUMDB', 'GONOSUMDB', 'GONOPROXY', 'GOPRIVATE', 'GOINSECURE'];

/** What leads to a proxy of the network, and says whom to trust. */
const passedOn = /^(?:https?_proxy|no_proxy|all_proxy|ssl_cert_(?:file|dir)|netrc|goauth)$/i;

/**
 * Downloads a toolchain by the go command of the machine: as a module, which that checks by Go's checksum database. Into our own
 * directory alone. Throws a Failure that says why it cannot be had; rejects with the signal's reason.
 */
export async function fetchTree(
  go: string,
  {
    host,
    place,
    signal,
    text,
  }: { readonly host: Host; readonly place: Workplace; readonly signal: AbortSignal; readonly text: Texts },
  { version, architecture }: { readonly version: string; readonly architecture: Architecture },
): Promise<string> {
  const module = `${toolchainModule}@${moduleVersionOf(version, { os: host.platform, architecture })}`;
  const setting = readSettings(host, host.environment, null);
  const netrc = join(host.user.home, '.netrc');
  const ran = await host.run({
    ...{ file: go, path: systemPath, directory: place.at('empty'), timeLimitMs: patienceMs, signal },
    arguments: ['mod', 'download', module],
    environment: {
      NETRC: netrc,
      ...Object.fromEntries(Object.entries(host.environment).filter(([name]) => passedOn.test(name))),
      ...Object.fromEntries(settings.map((name) => [name, setting(name).value])),
      HOME: place.at('home'),
      TMPDIR: place.at('tmp'),
      GOPATH: place.at('gopath'),
      GOMODCACHE: place.at('toolchain-modules'),
      GOFLAGS: '-modcacherw',
      GOENV: 'off',
      GOWORK: 'off',
      GOTOOLCHAIN: 'local',
    },
  });
  signal.throwIfAborted();
  const goroot = place.at('toolchain-modules', module);
  if (ran.outcome === 'exited' && ran.exitCode === 0 && existsSync(goroot)) return goroot;
  const [line = ran.summary] = ran.stderr.trim().split('\n').slice(-1);
  throw new Failure('no-download', 5, text.noDownload(module, line || ran.summary), text.noDownloadNext);
}
