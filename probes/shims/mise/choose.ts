import { posix } from 'node:path';
import type { Architecture, Platform } from '../../../host/host.ts';
import type { MiseRequest } from '../../../host/formats/mise-toml.ts';
import type { ShimCall, ShimChoice } from '../shim.ts';
import { inWords } from '../text.ts';
import { earlyOf } from './early.ts';
import { configFiles } from './files.ts';
import { Installed } from './installed.ts';
import { lockedFor } from './locks.ts';
import { toolVersionsNames } from './names.ts';
import { placesOf } from './places.ts';
import { requestsIn, type Stop } from './requests.ts';
import { meaningOf, type Resolver } from './resolve.ts';
import { type MiseSettings, settingsOf } from './settings.ts';

/**
 * What mise's shim for `go` starts: the first installed version of those that the strongest configuration names, else the next `go`
 * on PATH. https://mise.jdx.dev/configuration.html, https://github.com/jdx/mise/blob/main/src/shims.rs
 */
export function chooseByMise(call: ShimCall): ShimChoice {
  const places = placesOf(call);
  const early = earlyOf(call, places);
  if ('problem' in early) return stopped(early);
  const own = configFiles(call, places, early);
  const settings = settingsOf(call, own);
  const { idiomatic } = settings;
  const files = idiomatic.length === 0 ? own : configFiles(call, places, early, idiomatic);
  const requested = requestsIn(call, files, settings, toolVersionsNames(early, call.environment));
  if ('problem' in requested) return stopped(requested);
  const { source, backend } = requested;
  if (source === null) return next(call, settings, inWords('noMiseFileSoNext'));
  if (settings.disabledBy !== null)
    return next(call, settings, inWords('disabledSoNext', { source: settings.disabledBy }));
  if (backend !== null && !/^core:go(?:lang)?$/.test(backend))
    return { path: null, reason: inWords('otherBackend', { source, backend }) };
  const installed = new Installed(call, places);
  const locked =
    settings.lockfile && !installed.hasLinked() ? lockedFor(call, source, files, early.names) : [];
  const choice = pick({ call, places, installed, requested, locked }, settings, source);
  if (!requested.byGoLine) return choice;
  return { ...choice, reason: inWords('byGoLine', { reason: choice.reason }) };
}

function pick(resolver: Resolver, settings: MiseSettings, source: string): ShimChoice {
  const { call, installed, requested } = resolver;
  const versions = requested.requests.map(({ version }) => version).join(' ');
  const fitting = requested.requests.filter((request) => isForHere(call, request));
  if (fitting.length === 0) return next(call, settings, inWords('otherSystemSoNext', { source, versions }));
  const missing: string[] = [];
  for (const { version } of fitting) {
    const meaning = meaningOf(version, resolver);
    if (meaning.kind === 'unknown')
      return {
        path: null,
        reason: inWords(meaning.why === 'template' ? 'leftToTemplate' : 'leftToReleases', {
          source,
          version,
        }),
      };
    if (meaning.kind === 'system') continue;
    const { host } = call;
    if (!host.files.target(meaning.directory).ok || !installed.isComplete(meaning.name)) {
      missing.push(version);
      continue;
    }
    const path = posix.join(meaning.directory, 'bin/go');
    if (!host.files.target(path).ok) continue;
    const reason =
      missing.length > 0 && settings.installs
        ? inWords('passedOver', { source, versions, missing: missing.join(' ') })
        : inWords('named', { source, versions });
    return { path, reason };
  }
  if (missing.length > 0 && settings.installs)
    return { path: null, reason: inWords('nothingInstalled', { source, versions }) };
  return next(call, settings, inWords('named', { source, versions }));
}

function next(call: ShimCall, { fallsBack }: MiseSettings, reason: string): ShimChoice {
  return { path: fallsBack ? call.next() : null, reason };
}

function stopped({ file, problem }: Stop): ShimChoice {
  if (problem === null) return { path: null, reason: inWords('unreadable', { file }) };
  return { path: null, reason: inWords('miseStops', { file, problem }) };
}

/** `os` of a request: a system, or one with an architecture (src/toolset/tool_request.rs, `is_os_supported`). */
function isForHere({ host, architecture }: ShimCall, { os }: MiseRequest): boolean {
  if (os === null) return true;
  return os.some((entry) => {
    const [system = '', machine] = entry.split('/', 2);
    const isSystem = (systems[system] ?? system) === host.platform;
    return isSystem && (machine === undefined || (machines[machine] ?? machine) === architecture);
  });
}

const systems: Readonly<Record<string, Platform>> = { macos: 'darwin', darwin: 'darwin', linux: 'linux' };
const machines: Readonly<Record<string, Architecture>> = {
  x64: 'amd64',
  x86_64: 'amd64',
  amd64: 'amd64',
  arm64: 'arm64',
  aarch64: 'arm64',
};
