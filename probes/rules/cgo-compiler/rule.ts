import { describeSource, originOf } from '../../cgo/origin.ts';
import { cgo, type Cgo, type CgoContext } from '../../cgo/probe.ts';
import { inWords } from '../../cgo/text.ts';
import type { Refused } from '../../cgo/refused.ts';
import { isNative } from '../../inventory/inventory.ts';
import type { Found, Rule, Severity } from '../../probe.ts';
import { unsetInUserFile } from '../../remedies/setting.ts';
import type { Reason, Values } from './text.ts';

/** The C compiler that go would start for cgo is not there, or not one that can do it. */
export const rule: Rule<Cgo, Values> = {
  severity: 'warning',
  dependsOn: ['apple-tools-missing', 'apple-tools-broken', 'go-env-cross'],
  timeToVisibleMs: 60_000,
  links: [
    'https://pkg.go.dev/cmd/cgo#hdr-Using_cgo_with_the_go_command',
    'https://github.com/golang/go/issues/27921',
    'https://codeberg.org/ziglang/zig/issues/11041',
  ],
  probe: cgo,
  decide(answer) {
    const found = new Map<string, Found<Values>>();
    for (const one of answer.contexts) {
      const refused = one.refused.compilers.map((each) => stops(each, one));
      for (const each of refused.length > 0 ? refused : [judge(one, answer)])
        if (each && !found.has(each.subject)) found.set(each.subject, each);
    }
    return [...found.values()];
  },
  remedy: ({ values: { setting, source } }) => unsetInUserFile(setting, source),
};

/** Before it knows whether anything is C, every build stops; at blanks only one with C. */
function stops({ setting, fault, says }: Refused, { context, go }: CgoContext): Found<Values> {
  const source = describeSource(setting.source);
  return {
    subject: originOf(setting, context.id),
    severity: fault === 'blank' ? 'warning' : 'error',
    dependsOn: [],
    certainty: context.certainty === 'observed' || source !== 'environment' ? 'observed' : 'suspected',
    evidence: [
      `${setting.name}=${setting.value} (${source})`,
      inWords('says', { words: says }),
      `go: ${go.path} (${go.version})`,
    ],
    values: {
      ...{ reason: fault, program: '', setting: `${setting.name}=${setting.value}`, source },
      ...{ architecture: '', neededBy: '' },
    },
  };
}

type Unfit = Exclude<Reason, Refused['fault']>;

const severities: Readonly<Record<Unfit, readonly [needed: Severity, idle: Severity]>> = {
  missing: ['error', 'info'],
  foreign: ['warning', 'info'],
  zig: ['warning', 'info'],
  'not-apple': ['info', 'info'],
};

function judge(one: CgoContext, { neededBy, hardware }: Cgo): Found<Values> | null {
  const { cc, context, target } = one;
  const isSet = cc.setting.source.kind !== 'default';
  // Where nobody sets a compiler, only who needs one misses it.
  if (!isSet && neededBy === null) return null;
  if (!one.enabled.value && one.enabled.why !== 'no-compiler') return null;
  const reason = reasonOf(one, isSet, (architectures) => isNative(architectures, hardware));
  if (reason === null) return null;
  const [needed, idle] = severities[reason];
  const sure = reason === 'missing' || reason === 'foreign';
  const program = cc.missing ?? cc.program?.path ?? '';
  return {
    subject: isSet ? originOf(cc.setting, context.id) : `CC (${context.id})`,
    severity: neededBy === null ? idle : needed,
    certainty: sure && context.certainty === 'observed' ? 'observed' : 'suspected',
    evidence: [
      `CC=${cc.value} (${isSet ? describeSource(cc.setting.source) : inWords('builtIn', { version: one.go.version })})`,
      ...(cc.program ? [inWords('program', { path: cc.program.path, file: cc.program.file })] : []),
      ...(cc.missing === null ? [] : [inWords('notOnPath', { name: cc.missing, context: context.id })]),
      inWords('target', { target: `${target.os}/${target.architecture}` }),
      ...(neededBy === null ? [] : [inWords('importsC', { file: neededBy })]),
    ],
    values: {
      reason,
      program,
      setting: isSet ? `CC=${cc.setting.value}` : '',
      source: isSet ? describeSource(cc.setting.source) : 'default',
      architecture: cc.program?.architectures.join(' + ') ?? '',
      neededBy: neededBy ?? '',
    },
  };
}

function reasonOf(
  { cc, target }: CgoContext,
  isSet: boolean,
  starts: (architectures: readonly string[]) => boolean,
): Unfit | null {
  if (cc.missing !== null) return 'missing';
  const architectures = cc.program?.architectures ?? [];
  if (architectures.length > 0 && !starts(architectures)) return 'foreign';
  if (target.os !== 'darwin') return null;
  if (cc.kind === 'zig') return 'zig';
  // Who names another clang wants that one.
  return !isSet && cc.kind !== 'apple' && cc.kind !== 'apple-shim' ? 'not-apple' : null;
}
