import { describeSource, originOf } from '../../cgo/origin.ts';
import { cgo, type Cgo, type CgoContext } from '../../cgo/probe.ts';
import type { Refused } from '../../cgo/refused.ts';
import { inWords } from '../../cgo/text.ts';
import type { Found, Rule } from '../../probe.ts';
import { unsetInUserFile } from '../../remedies/setting.ts';
import type { Values } from './text.ts';

/** Flags for cgo, or PKG_CONFIG, with a quote that is never closed: `go env` ends with a panic, and so does every build with C. */
export const rule: Rule<Cgo, Values> = {
  severity: 'warning',
  dependsOn: [],
  timeToVisibleMs: 60_000,
  links: [
    'https://pkg.go.dev/cmd/cgo#hdr-Using_cgo_with_the_go_command',
    'https://github.com/golang/go/blob/go1.26.0/src/cmd/internal/quoted/quoted.go',
  ],
  probe: cgo,
  decide(answer) {
    const found = new Map<string, Found<Values>>();
    for (const one of answer.contexts)
      for (const refused of one.refused.flags) {
        const first = ofFlags(refused, one, answer);
        // Of one file the first line alone: the next one follows when that is right.
        if (!found.has(first.subject)) found.set(first.subject, first);
      }
    return [...found.values()];
  },
  remedy: ({ values: { setting, source } }) => unsetInUserFile(setting, source),
};

function ofFlags(
  { setting, says }: Refused,
  { context, go, enabled, packages }: CgoContext,
  { neededBy }: Cgo,
): Found<Values> {
  const { name, value } = setting;
  const source = describeSource(setting.source);
  // Whoever builds no C, or asks pkg-config for nothing, meets it in `go env` alone.
  const isUsed = enabled.value && (name !== 'PKG_CONFIG' || packages.length > 0);
  const needed = isUsed ? neededBy : null;
  return {
    subject: originOf(setting, context.id),
    severity: needed === null ? 'warning' : 'error',
    certainty: context.certainty === 'observed' || source !== 'environment' ? 'observed' : 'suspected',
    evidence: [
      `${name}=${value} (${source})`,
      inWords('says', { words: says }),
      `go: ${go.path} (${go.version})`,
      ...(needed === null ? [] : [inWords('importsC', { file: needed })]),
    ],
    values: { name, setting: `${name}=${value}`, source, neededBy: needed ?? '' },
  };
}
