import { posix } from 'node:path';
import type { Architecture, Platform } from '../../../host/host.ts';
import type { MiseRequest } from '../../../host/formats/mise-toml.ts';
import type { ShimCall, ShimChoice } from '../shim.ts';
import { inWords } from '../text.ts';
import { type Early, earlyOf } from './early.ts';
import { configFiles, globalConfigFiles } from './files.ts';
import { Installed } from './installed.ts';
import { lockedFor } from './locks.ts';
import { toolVersionsNames } from './names.ts';
import { type Places, placesOf } from './places.ts';
import { type Requested, requestsIn, type Stop } from './requests.ts';
import { meaningOf, type Resolver } from './resolve.ts';
import { type MiseSettings, settingsOf } from './settings.ts';
import { Trust } from './trust.ts';
import { isOlder, versionOfMise } from './version.ts';

/**
 * What mise's shim for `go` starts: the first installed version of those that the strongest configuration names, else the next `go`
 * on PATH. https://mise.jdx.dev/configuration.html, https://github.com/jdx/mise/blob/main/src/shims.rs
 */
export function chooseByMise(call: ShimCall): ShimChoice {
  const places = placesOf(call);
  const early = earlyOf(call, places);
  if ('problem' in early) return stopped(early);
  const trust = new Trust(call, places, early, globalConfigFiles(call, places, early));
  const loaded = configFiles(call, places, early).filter((file) => !trust.isLeftAlone(file));
  const settings = settingsOf(call, loaded, trust);
  const files = configFiles(call, places, early, settings.idiomatic).filter(
    (file) => !trust.isLeftAlone(file) || trust.isNamed(file, settings),
  );
  const reading = { settings, trust, toolVersionsNames: toolVersionsNames(early, call.environment) };
  const requested = requestsIn(call, files, reading);
  if ('problem' in requested) return stopped(requested);
  const own = versionOfMise(call.host, call.program);
  const now = Date.now();
  const [old, unsure] = [true, null].map((answer) =>
    requested.minimums.find(({ version }) => isOlder(own, version, now) === answer),
  );
  if (old !== undefined) {
    const { file, version } = old;
    const problem =
      own === null ? inWords('miseTooNew', { version }) : inWords('miseTooOld', { version, own });
    return stopped({ file, problem });
  }
  if (requested.fault !== null) return stopped(requested.fault);
  return withDoubts(chosen({ call, places, early, settings, files, requested }), requested, unsure);
}

interface Known {
  readonly call: ShimCall;
  readonly places: Places;
  readonly early: Early;
  readonly settings: MiseSettings;
  readonly files: readonly string[];
  readonly requested: Requested;
}

function chosen({ call, places, early, settings, files, requested }: Known): ShimChoice {
  const { source, backend } = requested;
  if (source === null) return next(call, settings, inWords('noMiseFileSoNext'));
  if (settings.disabledBy !== null)
    return next(call, settings, inWords('disabledSoNext', { source: settings.disabledBy }));
  if (backend !== null && !/^core:go(?:lang)?$/.test(backend))
    return { path: null, reason: inWords('otherBackend', { source, backend }) };
  const installed = new Installed(call, places);
  const locked =
    settings.lockfile && !installed.hasLinked()
      ? lockedFor(call, source, { files, names: early.names, monorepo: requested.monorepo })
      : [];
  return pick({ call, places, installed, requested, locked }, settings, source);
}

/** What it also depends on, and files do not show. */
function withDoubts(
  choice: ShimChoice,
  { byGoLine, untrusted }: Requested,
  minimum: Requested['minimums'][number] | undefined,
): ShimChoice {
  let { reason } = choice;
  if (byGoLine) reason = inWords('byGoLine', { reason });
  if (untrusted !== null) reason = inWords('onceTrusted', { reason, file: untrusted });
  if (minimum !== undefined) reason = inWords('forMise', { reason, ...minimum });
  return { ...choice, reason };
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
  const path = fallsBack ? call.next() : null;
  return path === null ? { path, reason: inWords('noNext', { reason }), stops: true } : { path, reason };
}

function stopped({ file, problem }: Stop): ShimChoice {
  if (problem === null) return { path: null, reason: inWords('unreadable', { file }) };
  return { path: null, reason: inWords('miseStops', { file, problem }), stops: true };
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
