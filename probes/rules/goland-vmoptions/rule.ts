import type { GoLands, Start } from '../../goland/answer.ts';
import type { Passed } from '../../goland/options.ts';
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
    // The script that started older ones reads them by other means.
    ...options.passed
      .filter(({ named }) => named !== null || !isScript(start))
      .map((one) => passedOver(one, start)),
  ];
}

const isScript = ({ goland: { launcher } }: Start): boolean => launcher?.endsWith('.sh') === true;

function findingOn(file: string, start: Start, all: readonly Verdict[]): Found<Values> {
  const { goland: of, java } = start;
  // The script that started older ones hands the options to `java`.
  const byScript = isScript(start);
  const weight = (one: Verdict): number =>
    byScript && isRefusedByCommand(one) && one.effect !== 'stops' ? 0.5 : order.indexOf(one.effect);
  const sorted = all.toSorted((x, y) => weight(x) - weight(y));
  const [worst] = sorted;
  const effect = worst?.effect ?? 'advice';
  const stops = worst !== undefined && (effect === 'stops' || (byScript && isRefusedByCommand(worst)));
  return {
    subject: file,
    severity: stops ? 'error' : 'info',
    certainty:
      start.certainty === 'assumed' || (stops && effect !== 'stops') || worst?.why === 'no-such-tag'
        ? 'suspected'
        : 'observed',
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
      ...{ fault: '', named: worst?.option.isStrict ? file : '' },
    },
  };
}

/** In a line that is not UTF-8 the launcher stops; after NUL it goes on without the user's file, but not without its own. */
function passedOver({ file, fault, named, isOwn }: Passed, start: Start): Found<Values> {
  const stops = isOwn || fault === 'encoding';
  return {
    subject: file,
    severity: stops ? 'error' : fault === 'nul' ? 'warning' : 'info',
    // A file may hold that character itself.
    certainty: fault === 'encoding' || start.certainty === 'assumed' ? 'suspected' : 'observed',
    evidence: [
      named === null ? inWords(fault, { file }) : inWords('absentBy', { file, named }),
      ...evidenceOf(start),
    ],
    values: {
      ...{ file, effect: stops ? 'stops' : 'ignored', option: '', line: 0, others: 0, says: '', fault },
      ...{ named: named ?? '', version: start.goland.version, java: start.java.runtime?.version ?? '' },
    },
  };
}
