import type { Redactor } from './redactor.ts';

/** What go.mod, go.work and go.sum contain between blanks. */
const word = /[^\s()]+/g;
const told = /^(?:=>|h1:.*)$/;

/**
 * A go.mod, go.work or go.sum of which every name in it is another one. A comment may say anything to anybody: all that is left of it is
 * that there is one, and `indirect`.
 */
export function redactModuleFile(text: string, redactor: Redactor): string {
  return text
    .split('\n')
    .map((line) => {
      const at = line.indexOf('//');
      const comment = at < 0 ? '' : line.slice(at);
      const before = at < 0 ? line : line.slice(0, at);
      return (
        redactLine(before, redactor) +
        (/^\/\/\s?indirect\b/.test(comment) || comment === '' ? comment : '// [redacted]')
      );
    })
    .join('\n');
}

function redactLine(line: string, redactor: Redactor): string {
  return line.replaceAll(word, (found) =>
    /^v\d/.test(found) ? redactor.version(found) : told.test(found) ? found : redactor.name(found),
  );
}
