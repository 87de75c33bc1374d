import type { CacheSummary } from '../../caches/cleaner/report.ts';
import type { OpenFinding, Status } from '../../daemon/status.ts';
import type { Hardware } from '../../host/host.ts';

/** 2026-11-23 14:02:09 local time. */
export const now = new Date(2026, 10, 23, 14, 2, 9).getTime();

export const hardware: Hardware = {
  architecture: 'arm64',
  native: ['arm64'],
  ours: 'arm64',
  translated: false,
  translators: [{ name: 'Rosetta', architecture: 'amd64' }],
  osVersion: '26.1',
  evidence: [],
};

export const nativeGo = {
  path: '/opt/homebrew/bin/go',
  name: 'go',
  state: 'present',
  file: '/opt/homebrew/Cellar/go/1.26.8/libexec/bin/go',
  chain: ['/opt/homebrew/bin/go'],
  version: '1.26.8',
  architectures: ['arm64'],
  installer: 'homebrew',
  prefix: '/opt/homebrew',
};

/** A quiet Mac: checked 40 s ago, everything native. */
export function someStatus(change: Partial<Status> = {}): Status {
  return {
    schemaVersion: 1,
    at: now,
    checkedAt: now - 40_000,
    pathAsOf: null,
    staleAfterMs: 15 * 60_000,
    daemon: {
      version: '0.1.0',
      pid: 4711,
      startedAt: now - 3_600_000,
      node: '24.1.0',
      host: 'this machine',
      simulated: false,
      cost: {
        rssBytes: 54_000_000,
        cpuSeconds: 1,
        cpuShare: 0.001,
        lastingCpuShare: 0.001,
        watches: 12,
        databaseBytes: 1,
        descriptors: 20,
      },
    },
    hardware,
    winner: nativeGo,
    toolchains: [nativeGo],
    tools: [],
    contexts: [],
    findings: [],
    unknown: [],
    notices: [],
    paused: null,
    caches: [
      someCache({ id: 'build', kind: 'build', bytes: 3_100_000_000 }),
      someCache({ id: 'modules', kind: 'modules', bytes: 900_000_000, safe: false }),
    ],
    cleaning: { state: 'idle', waitingFor: null, progress: null, undo: null },
    ...change,
  };
}

export function someCache(change: Partial<CacheSummary>): CacheSummary {
  return {
    id: 'build',
    kind: 'build',
    path: '/Users/x/Library/Caches/go-build',
    bytes: 1_000_000,
    frees: change.bytes === undefined ? 1_000_000 : change.bytes,
    measuredAt: now,
    use: 'idle',
    usedBy: null,
    safe: true,
    ...change,
  };
}

/** An amd64 Go on an arm64 machine since 13:02. */
export function someFinding(change: Partial<OpenFinding> = {}): OpenFinding {
  return {
    id: 1,
    rule: 'go-arch-mismatch',
    subject: '/usr/local/bin/go',
    severity: 'error',
    certainty: 'observed',
    evidence: [],
    openedAt: now - 3_600_000,
    visible: true,
    lasted: true,
    values: {
      tool: 'go',
      path: change.subject ?? '/usr/local/bin/go',
      file: '/usr/local/Cellar/go/1.22.5/libexec/bin/go',
      version: '1.22.5',
      architecture: 'amd64',
      hardware: 'arm64',
      installer: 'homebrew',
      command: 'arch -arm64 /opt/homebrew/bin/brew install go',
    },
    remedy: {
      steps: [{ kind: 'run', argv: ['arch', '-arm64', '/opt/homebrew/bin/brew', 'install', 'go'] }],
      needs: [{ kind: 'network' }],
      undo: null,
    },
    ...change,
  };
}
