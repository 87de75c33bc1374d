import { posix } from 'node:path';
import { commandLine } from '../../../messages/command.ts';
import { type ContextSettings, type ModeHere, type Modes, placeOf, settingOf } from '../../modes/answer.ts';
import { modes } from '../../modes/probe.ts';
import { inWords } from '../../modes/text.ts';
import type { Found, Rule, Severity } from '../../probe.ts';
import { network, remedy, run } from '../../remedies/steps.ts';
import { unsetVariables } from '../../remedies/variables.ts';
import type { Remedy } from '../../remedy.ts';
import type { Values } from './text.ts';

/** A vendor directory that does not fit its go.mod, or that the go command does not use, or GOFLAGS that are in its way. */
export const rule: Rule<Modes, Values> = {
  severity: 'error',
  dependsOn: ['gopath-mode'],
  timeToVisibleMs: 60_000,
  links: ['https://go.dev/ref/mod#vendoring', 'https://go.dev/ref/mod#go-mod-vendor'],
  probe: modes,
  decide(answer) {
    const found = new Map<string, Found<Values>>();
    for (const project of answer.projects) {
      const one = findingOf(project, answer);
      if (one !== null && !found.has(one.subject)) found.set(one.subject, one);
    }
    return [...found.values()];
  },
  remedy: ({ values, subject }, answer) => mend(values, subject, answer),
};

function findingOf(project: ModeHere, answer: Modes): Found<Values> | null {
  const { vendor, build, context, certainty, says, because, isStoppedByWork } = project;
  const kind = kindOf(project);
  if (kind === null || vendor === null || build === null) return null;
  const directory = posix.dirname(vendor.directory);
  const flags = build.by === null ? null : flagsOf(context, answer);
  const lines = vendor.inconsistent;
  const command = commandOf(project, directory);
  return {
    subject: kind === 'inconsistent' || kind === 'unused' ? vendor.directory : directory,
    severity: severities[kind],
    // Where go.work stops go, it says nothing of vendor/ yet.
    dependsOn: isStoppedByWork ? ['go-work-use', 'go-work-versions'] : [],
    certainty: certainty === 'assumed' && flags?.source.kind === 'variable' ? 'suspected' : 'observed',
    evidence: [
      ...because,
      ...(flags === null ? [] : [`GOFLAGS=${flags.value} (${placeOf(flags)})`]),
      ...(vendor.unused === null ? [] : [vendor.unused]),
      ...(says === null ? [] : [inWords('says', { words: says })]),
      ...lines.slice(0, 15).map((words) => inWords('says', { words })),
    ],
    values: {
      ...{ kind, directory, vendor: vendor.directory, count: lines.length, first: lines[0] ?? '' },
      mode: build.mod,
      file: project.goWork ?? project.goMod ?? '',
      setting: flags === null ? '' : `GOFLAGS=${flags.value}`,
      source: flags === null ? '' : placeOf(flags),
      why: vendor.unused ?? '',
      command: commandLine`${command}`,
    },
  };
}

function kindOf({ kind, vendor, build }: ModeHere): Values['kind'] | null {
  if (vendor === null || build === null) return null;
  if (build.mod === 'mod' && kind === 'workspace') return 'flag-workspace';
  if (vendor.inconsistent.length > 0) return vendor.exists ? 'inconsistent' : 'flag-missing';
  if (vendor.unused === null) return null;
  return build.by === null ? 'unused' : 'flag-overrides';
}

/** Only what stops the go command is an error: a vendor directory may be left unused on purpose. */
const severities: Readonly<Record<Values['kind'], Severity>> = {
  inconsistent: 'error',
  'flag-missing': 'error',
  'flag-workspace': 'error',
  'flag-overrides': 'info',
  unused: 'info',
};

function flagsOf(context: ModeHere['context'], { contexts }: Modes): ReturnType<typeof settingOf> | null {
  const settings: ContextSettings | undefined = contexts.find((one) => one.context === context);
  return settings ? settingOf(settings, 'GOFLAGS') : null;
}

/** `go mod vendor`, which a workspace calls otherwise. */
function commandOf({ goWork }: Pick<ModeHere, 'goWork'>, directory: string): readonly string[] {
  return ['go', '-C', directory, goWork === null ? 'mod' : 'work', 'vendor'];
}

function mend(values: Values, subject: string, answer: Modes): Remedy | null {
  const project = answer.projects.find((one) => findingOf(one, answer)?.subject === subject);
  if (project === undefined || values.kind === 'unused') return null;
  if (values.kind === 'inconsistent') {
    const [program = 'go', ...words] = commandOf(project, values.directory);
    // What was there before is in the repository, if anywhere.
    return remedy([run(program, ...words)], null, [network, { kind: 'write', path: values.vendor }]);
  }
  const flags = flagsOf(project.context, answer);
  if (flags === null || flags.source.kind === 'default') return null;
  const place = 'file' in flags.source ? flags.source.file : (flags.by?.replace(/:\d+$/, '') ?? null);
  return unsetVariables({ place, kind: flags.source.kind, variables: [flags] }, answer.inventory);
}
