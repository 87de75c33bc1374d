import type {
  Finding,
  NamedRule,
  Observation,
  ObservedTool,
  Probe,
  ProbeReport,
} from '../../../probes/probe.ts';
import type { RuleId } from '../../../probes/rules/ids.ts';

export function aFinding(subject = '/opt/homebrew/bin/go', changes: Partial<Finding> = {}): Finding {
  return {
    rule: 'go-arch-mismatch',
    subject,
    severity: 'error',
    certainty: 'observed',
    evidence: [`file: ${subject}`],
    values: {
      tool: 'go',
      path: subject,
      file: subject,
      version: 'go1.26.8',
      architecture: 'amd64',
      hardware: 'arm64',
      installer: 'homebrew',
      command: '',
    },
    ...changes,
  };
}

/** A probe that answers with the given report; `aRule` turns it into findings. */
export function aProbe(answer: () => Promise<ProbeReport>, changes: Partial<Probe<ProbeReport>> = {}): Probe {
  const probe: Probe<ProbeReport> = {
    id: 'toolchains',
    schedule: '*/5 * * * *',
    timeLimitMs: 10_000,
    ask: answer,
    doubts: (report) => report,
    observations: ({ observations }) => observations,
    ...changes,
  };
  return probe;
}

/** A rule that finds what its probe's answer names under its id. */
export function aRule(id: RuleId = 'go-arch-mismatch', changes: Partial<NamedRule> = {}): NamedRule {
  return {
    id,
    severity: 'error',
    dependsOn: [],
    timeToVisibleMs: 0,
    links: [],
    probe: aProbe(() => Promise.resolve(aReport())),
    decide: (answer) => (answer as ProbeReport).findings.filter(({ rule }) => rule === id),
    ...changes,
  };
}

export function aTool(changes: Partial<ObservedTool> = {}): ObservedTool {
  return {
    name: 'go',
    state: 'present',
    file: '/opt/homebrew/Cellar/go/1.26.8/libexec/bin/go',
    chain: ['/opt/homebrew/bin/go'],
    version: 'go1.26.8',
    architectures: ['arm64'],
    installer: 'homebrew',
    prefix: '/opt/homebrew',
    ...changes,
  };
}

export function anObservation(
  subject = '/opt/homebrew/bin/go',
  changes: Partial<ObservedTool> = {},
): Observation {
  const value = aTool(changes);
  return { kind: 'toolchain', subject, fingerprint: JSON.stringify(value), value };
}

export function aReport(changes: Partial<ProbeReport> = {}): ProbeReport {
  return { findings: [], observations: [], unknown: [], ...changes };
}
