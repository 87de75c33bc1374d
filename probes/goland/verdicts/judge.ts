import type { Option } from '../options.ts';
import { alone } from './alone.ts';
import { subjectOf, together } from './together.ts';
import { type Around, isRefusedByCommand, type Verdict, verdict } from './verdict.ts';

/** What becomes of each option of which something is to be said, in their order. Measured with Java 17, 21 and 25 (test/real/java). */
export function judge(options: readonly Option[], around: Around): readonly Verdict[] {
  const single = options
    .flatMap((option, at) => alone(option, around, options.slice(0, at)) ?? [])
    .filter((one) => !isOverruled(one, options));
  const verdicts = [...single.map(strictly), ...together(options, single, around)];
  const place = (one: Verdict): number => options.indexOf(one.option);
  return verdicts.toSorted((a, b) => place(a) - place(b));
}

/** What Java looks at only once it has read all options, so that of two lines about one thing it is the last that may stop it. */
const late =
  /^(?:Invalid ReservedCodeCacheSize|OutOfMemoryError|Too small maximum heap|Could not reserve|The .*stack size specified is too small)/i;

function isOverruled({ option, says }: Verdict, options: readonly Option[]): boolean {
  if (!late.test(says)) return false;
  const about = subjectOf(option.text);
  if (about === null) return false;
  return options.slice(options.indexOf(option) + 1).some(({ text }) => subjectOf(text) === about);
}

/** What the launcher lets the VM ignore in files, it does not in variables. */
function strictly(one: Verdict): Verdict {
  const { option } = one;
  if (!option.isStrict || one.effect === 'stops' || !isRefusedByCommand(one)) return one;
  const [, name] = /^-XX:[+-]?(.*)$/s.exec(option.text) ?? [];
  const says =
    name === undefined ? `Unrecognized option: ${option.text}` : `Unrecognized VM option '${name}'`;
  return verdict(option, 'stops', 'unrecognized', says);
}
