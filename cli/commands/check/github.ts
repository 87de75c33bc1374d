import type { Messages } from '../../../messages/speak.ts';
import { type Located, placeIn, relative, sayLocated } from './located.ts';

const words = { error: 'error', warning: 'warning', info: 'notice' } as const;

interface Around {
  /** The directory of the repository. */
  readonly root: string;
  /** Leads from the checkout to the repository. */
  readonly prefix: string;
  /** What could not be determined, one sentence each. */
  readonly unknown: readonly string[];
  readonly titles: { readonly unknown: string };
}

/**
 * Findings as annotations of GitHub Actions, a line each, and what is unknown.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function annotations(
  findings: readonly Located[],
  { root, prefix, unknown, titles }: Around,
  messages: Messages,
): readonly string[] {
  const unsure = unknown.map((sentence) => {
    const place = placeIn(sentence, root);
    const where = place === null ? '' : `file=${property(`${prefix}${place.path}`)},line=${place.line},`;
    return `::notice ${where}title=${property(titles.unknown)}::${data(relative(messages.told(sentence), root))}`;
  });
  const found = findings.map((one) => {
    const { finding, path, line } = one;
    const { title, summary, next } = sayLocated(one, messages);
    const properties = [
      ...(path === null ? [] : [['file', `${prefix}${path}`]]),
      ...(line === null ? [] : [['line', String(line)]]),
      ['title', `${finding.rule}: ${title}`],
    ].map(([name = '', value = '']) => `${name}=${property(value)}`);
    const text = next === null ? summary : `${summary} ${next}`;
    return `::${words[finding.severity]} ${properties.join(',')}::${data(text)}`;
  });
  return [...found, ...unsure];
}

/** As actions/toolkit escapes them (packages/core/src/command.ts), so that no text of a repository begins a command of its own. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
