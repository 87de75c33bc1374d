import type { Start } from './answer.ts';
import type { Runtime } from './runtime.ts';
import { inWords } from './text.ts';
import type { Verdict } from './verdicts/verdict.ts';

/** Facts about a GoLand and the Java that it is started with. */
export function evidenceOf({ goland, java, context }: Start): readonly string[] {
  return [
    inWords('goland', { version: goland.version, path: goland.path }),
    java.runtime === null ? inWords('noJava') : javaIn(java.runtime),
    ...(java.runtime?.place
      ? [inWords('named', { place: java.runtime.place, path: java.runtime.path })]
      : []),
    ...(java.runtime?.by === 'bundled' ? [inWords('byItself')] : []),
    ...java.passedOver.map(({ path, place }) =>
      place === null ? inWords('passedOverOwn', { path }) : inWords('passedOver', { path, place }),
    ),
    inWords('context', { context }),
  ];
}

function javaIn({ version, vendor, architectures, home }: Runtime): string {
  const told = {
    version: version ?? inWords('unknown'),
    architectures: architectures.join(' + ') || inWords('unknown'),
    home,
  };
  return vendor === null ? inWords('javaOfSomebody', told) : inWords('java', { ...told, vendor });
}

/** `line 4: -Xmx4gb: Invalid maximum heap size: -Xmx4gb` */
export function evidenceOfVerdict({ option: { line, text, file, isStrict }, why, says }: Verdict): string {
  const here = { line, option: text.replace('\uFEFF', '') };
  if (!isStrict) return inPlace(here, why, says);
  const inVariable = { variable: file, option: here.option };
  return says === ''
    ? inWords('inVariable', inVariable)
    : inWords('refusedInVariable', { ...inVariable, words: says });
}

function inPlace(
  here: { readonly line: number; readonly option: string },
  why: Verdict['why'],
  says: string,
): string {
  switch (why) {
    case 'refused':
    case 'unrecognized':
    case 'no-collector':
    case 'few-compilers':
    case 'contradiction':
    case 'no-such-tag':
    case 'two-collectors':
    case 'start-above-most':
    case 'missing-file':
      return inWords('refusedLine', { ...here, words: says });
    case 'removed':
    case 'obsolete':
      return inWords('removed', here);
    case 'not-in-this-java':
      return inWords('notHere', here);
    case 'no-option':
      return inWords('noOption', here);
    case 'mark':
      return inWords('mark', here);
    case 'space':
      return inWords('space', here);
    case 'deprecated':
      return inWords('deprecated', here);
    case 'later-line':
      return inWords('laterLine', { ...here, other: says });
    case 'small-heap':
      return inWords('smallHeap', here);
    case 'most-of-memory':
      return inWords('mostOfMemory', { ...here, memory: says });
    case 'long-pointers':
      return inWords('longPointers', here);
  }
}
