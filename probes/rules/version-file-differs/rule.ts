import { isNewer } from '../../containers/toolchain.ts';
import type { Found, Rule } from '../../probe.ts';
import { moduleVersions, type ModuleVersions, type Versions } from '../../repository/probe.ts';
import { inWords } from '../../repository/text.ts';
import { compareVersions } from '../../versions/parse.ts';
import type { Values } from './text.ts';

/** A version manager is set to an older Go than go.mod asks for. */
export const rule: Rule<Versions, Values> = {
  severity: 'warning',
  dependsOn: [],
  timeToVisibleMs: 600_000,
  links: ['https://go.dev/doc/toolchain#select', 'https://mise.jdx.dev/lang/go.html'],
  probe: moduleVersions,
  decide({ modules }) {
    const found = new Map<string, Found<Values>>();
    // One file may be that of several modules.
    for (const one of modules.flatMap(olderIn)) if (!found.has(one.subject)) found.set(one.subject, one);
    return [...found.values()];
  },
};

function olderIn({ asked, named }: ModuleVersions): readonly Found<Values>[] {
  const lines = asked.filter(({ kind }) => kind === 'go');
  const [most] = lines.toSorted((a, b) => compareVersions(b.version, a.version));
  if (most === undefined) return [];
  const source = `${most.file}:${most.line}`;
  return named
    .filter(({ version }) => isNewer(most.version, version))
    .map(({ file, line, version }) => ({
      subject: file,
      certainty: 'observed',
      evidence: [
        inWords('names', { place: `${file}:${line}`, version }),
        inWords('asks', { place: source, version: most.version }),
      ],
      values: { path: file, line, version, asked: most.version, source },
    }));
}
