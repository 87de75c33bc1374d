import type { Hardware } from '../../host/host.ts';
import { isNative } from '../inventory/inventory.ts';
import type { Comparison, View } from './answer.ts';

/** The view that is not as the others are, and one of these. */
export interface Odd {
  readonly odd: View;
  readonly usual: View;
  /** What differs: the processor that it is for, or the version. */
  readonly differs: 'architecture' | 'version';
}

/**
 * Which contexts start another program than the rest: another version, or one for another processor. Another path to the same
 * program does not count. Only the terminal and editors are compared: it is fine for an application to have launchd's PATH as
 * long as no editor uses it. A Delve that GoLand ships is its own and may be of another version.
 */
export function oddOnes({ views }: Comparison, hardware: Hardware): readonly Odd[] {
  const compared = views.filter((view) => isCompared(view) && view.runs !== null && isTold(view));
  const groups = new Map<string, View[]>();
  for (const view of compared) {
    const key = signature(view, hardware);
    groups.set(key, [...(groups.get(key) ?? []), view]);
  }
  if (groups.size < 2) return [];
  const [usual = []] = [...groups.values()].sort((a, b) => weight(b, hardware) - weight(a, hardware));
  const [reference] = usual;
  if (reference === undefined) return [];
  return compared
    .filter((view) => !usual.includes(view))
    .map((odd) => ({ odd, usual: reference, differs: differenceOf(odd, reference, hardware) }));
}

function isCompared({ place, lead }: View): boolean {
  return place === 'login-shell' || place === 'vscode' || (place === 'goland' && lead !== 'bundled');
}

/** What lacks a version, such as a shim or a script, is not known to differ. */
function isTold({ runs }: View): boolean {
  return runs !== null && runs.version !== null && runs.architectures.length > 0;
}

function signature({ runs }: View, { native }: Hardware): string {
  const architectures = runs?.architectures ?? [];
  // A universal program is the same as its native half.
  const shown = architectures.find((one) => native.includes(one)) ?? architectures[0] ?? '';
  return `${runs?.version ?? ''} ${shown}`;
}

/** Native ones are right before any number of others; then the more, then the terminal. */
function weight(views: readonly View[], hardware: Hardware): number {
  const native = views.some(({ runs }) => isNative(runs?.architectures ?? [], hardware)) ? 1000 : 0;
  return native + views.length * 2 + (views.some(({ place }) => place === 'login-shell') ? 1 : 0);
}

function differenceOf(odd: View, usual: View, hardware: Hardware): Odd['differs'] {
  const nativeOf = ({ runs }: View): boolean => isNative(runs?.architectures ?? [], hardware);
  return nativeOf(odd) === nativeOf(usual) ? 'version' : 'architecture';
}
