import type { Edit, Remedy, Step } from '../probes/remedy.ts';
import { actOf } from './verbs.ts';

/** Another finding about the same subject, with what puts that right. */
export interface Other {
  readonly rule: string;
  readonly values: object;
  readonly remedy?: Remedy;
}

/** The rule of the other finding when the two cannot both be followed; null when they can. */
export function contradictionOf(remedy: Remedy, other: Other): string | null {
  const theirs = other.remedy?.steps ?? [];
  const opposed = remedy.steps.some((step) => theirs.some((their) => areOpposed(step, their)));
  return opposed || bringsWhatItComplainsOf(remedy, other) ? other.rule : null;
}

/** It installs the very version that the other finding says is to go. */
function bringsWhatItComplainsOf({ needs }: Remedy, { rule, values }: Other): boolean {
  const { version } = values as { readonly version?: unknown };
  return (
    rule === 'go-version-eol' &&
    needs.some((need) => need.kind === 'release' && version === `go${need.version}`)
  );
}

function areOpposed(one: Step, other: Step): boolean {
  if (one.kind === 'edit' && other.kind === 'edit') return undoes(one, other) || undoes(other, one);
  if (one.kind !== 'run' || other.kind !== 'run') return false;
  const [a, b] = [meaningOf(one.argv), meaningOf(other.argv)];
  return a !== null && b !== null && a.about === b.about && a.verb !== b.verb;
}

/** What one writes the other takes away. */
function undoes(one: Edit, other: Edit): boolean {
  return one.file === other.file && one.after !== '' && one.after === other.before;
}

const opposites: Readonly<Record<string, { readonly of: string; readonly verb: 'brings' | 'takes' }>> = {
  install: { of: 'install', verb: 'brings' },
  reinstall: { of: 'install', verb: 'brings' },
  upgrade: { of: 'install', verb: 'brings' },
  uninstall: { of: 'install', verb: 'takes' },
  link: { of: 'link', verb: 'brings' },
  unlink: { of: 'link', verb: 'takes' },
  pin: { of: 'pin', verb: 'brings' },
  unpin: { of: 'pin', verb: 'takes' },
};

/** `brew uninstall go` takes what `brew install go` brings; `go env -u GOROOT` what `go env -w GOROOT=…` does. */
function meaningOf(
  argv: readonly [string, ...string[]],
): { readonly about: string; readonly verb: string } | null {
  const { program, words } = actOf({ kind: 'run', argv });
  const [verb = '', flag = '', setting = ''] = words;
  if (verb === 'env' && (flag === '-u' || flag === '-w'))
    return { about: `setting ${setting.replace(/=.*$/s, '')}`, verb: flag };
  const known = Object.hasOwn(opposites, verb) ? opposites[verb] : undefined;
  const object = words
    .slice(1)
    .filter((word) => !word.startsWith('-'))
    .join(' ');
  return known ? { about: `${program} ${known.of} ${object}`, verb: known.verb } : null;
}
