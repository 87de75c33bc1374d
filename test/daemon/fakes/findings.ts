import type { RuleId } from '../../../messages/rules.ts';
import type { Finding, Observation, ObservedTool, ProbeReport, Rule } from '../../../probes/probe.ts';

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

export function aRule(id: RuleId = 'go-arch-mismatch', changes: Partial<Rule> = {}): Rule {
  return { id, severity: 'error', dependsOn: [], timeToVisibleMs: 0, links: [], ...changes };
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
