import type { GoLands, Start } from '../../goland/answer.ts';
import { goland } from '../../goland/probe.ts';
import { evidenceOf, evidenceOfVerdict } from '../../goland/say.ts';
import { inWords } from '../../goland/text.ts';
import { type Effect, isRefusedByCommand, type Verdict } from '../../goland/verdicts/verdict.ts';
import type { Found, Rule } from '../../probe.ts';
import type { Values } from './text.ts';

/** Options of a GoLand with which its Java does not start, or that do not what they are meant for. */
export const rule: Rule<GoLands, Values> = {
  severity: 'error',
  dependsOn: [],
  timeToVisibleMs: 60_000,
  links: [
    'https://www.jetbrains.com/help/go/tuning-the-ide.html',
    'https://github.com/JetBrains/intellij-community/blob/master/native/XPlatLauncher/src/default.rs',
  ],
  probe: goland,
  decide({ starts }) {
    const found = new Map<string, Found<Values>>();
    for (const one of starts.flatMap(filesOf)) {
      const before = found.get(one.subject);
      if (before === undefined || (one.severity === 'error' && before.severity !== 'error'))
        found.set(one.subject, one);
    }
    return [...found.values()];
  },
};

/** The worst first. */
const order: readonly Effect[] = ['stops', 'warns', 'ignored', 'overridden', 'advice'];

function filesOf(start: Start): readonly Found<Values>[] {
  const { verdicts, options } = start;
  const files = [...new Set(verdicts.map(({ option }) => option.file))];
  return [
    ...files.map((file) =>
      findingOn(
        file,
        start,
        verdicts.filter(({ option }) => option.file === file),
      ),
    ),
    ...options.corrupted.map((file) => corrupted(file, start)),
  ];
}

function findingOn(file: string, start: Start, all: readonly Verdict[]): Found<Values> {
  const { goland: of, java } = start;
  // The script that started older ones hands the options to `java`.
  const byScript = of.launcher?.endsWith('.sh') === true;
  const weight = (one: Verdict): number =>
    byScript && isRefusedByCommand(one) && one.effect !== 'stops' ? 0.5 : order.indexOf(one.effect);
  const sorted = all.toSorted((x, y) => weight(x) - weight(y));
  const [worst] = sorted;
  const effect = worst?.effect ?? 'advice';
  const stops = worst !== undefined && (effect === 'stops' || (byScript && isRefusedByCommand(worst)));
  return {
    subject: file,
    severity: stops ? 'error' : 'info',
    certainty: start.certainty === 'assumed' || (stops && effect !== 'stops') ? 'suspected' : 'observed',
    evidence: [...sorted.map(evidenceOfVerdict), ...evidenceOf(start)],
    values: {
      file,
      effect: stops ? 'stops' : effect,
      option: worst?.option.text ?? '',
      line: worst?.option.line ?? 0,
      others: sorted.length - 1,
      says: effect === 'stops' ? (worst?.says ?? '') : '',
      version: of.version,
      java: java.runtime?.version ?? '',
    },
  };
}

function corrupted(file: string, start: Start): Found<Values> {
  const isUsers = file === start.options.userFile;
  return {
    subject: file,
    severity: isUsers ? 'warning' : 'error',
    certainty: 'observed',
    evidence: [inWords('corrupted', { file }), ...evidenceOf(start)],
    values: {
      ...{ file, effect: isUsers ? 'ignored' : 'stops', option: '', line: 0, others: 0, says: '' },
      ...{ version: start.goland.version, java: start.java.runtime?.version ?? '' },
    },
  };
}
