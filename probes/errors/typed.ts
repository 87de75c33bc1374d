import { linesOf } from '../../host/formats/lines.ts';

/** What a person has written of a text: its lines without those that a program prints, with blanks for their ends. */
export function typedIn(text: string): string {
  const lines = [...linesOf(text)].map((line) => line.text);
  const isListing = lines.filter((line) => setting.test(line)).length >= mostSettings;
  return lines
    .filter((line) => !isPrinted(line) && !isRecord(line) && !(isListing && setting.test(line)))
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** A line of a log that is JSON: what it says is one sentence with no other line. */
const isRecord = (line: string): boolean => line.trimStart().startsWith('{"') && line.trimEnd().endsWith('}');

/** Whether a line looks as programs print them. Nobody asks about the advice or the symptom that such a line may name. */
export function isPrinted(line: string): boolean {
  return marks.some((mark) => mark.test(line));
}

/** As `go env` lists them: more than a person types. */
const setting = /^\s*(?:set |export )?"?[A-Z][A-Z0-9_]+"?[=:]/;
const mostSettings = 6;

/** Whether it is a line of a list of commits, whose subjects tell of errors that were fixed. */
export function isCommit(line: string): boolean {
  return commit.test(line);
}

const commit = /^(?:[*|\\/] ){0,5}(?=[0-9a-f]*\d)(?=\d*[a-f])[0-9a-f]{7,40} /;

/** A line, and what is left of it without the times, numbers, levels and names of places that are set before it. */
export function withoutPrefixes(line: string): readonly string[] {
  const left: string[] = [];
  const words = line.replaceAll('##[error]', '').trim().split(/\s+/, mostWords);
  for (let at = 0; at < words.length; at += 1) {
    left.push(words.slice(at).join(' '));
    if (!prefix.test(words[at] ?? '')) break;
  }
  return left;
}

const prefix = /[\d[\]|#]|:$|^(?:[A-Z]{4,}|[A-Z][a-z]{2}|[>-])$/;
const mostWords = 40;

const marks: readonly RegExp[] = [
  commit,
  // Times: 2026-11-30T01:02:03, [11/30/26 …], 01:02:03.123, Nov 30 01:02:03.
  /^\[?\d{4}[-/]\d\d[-/]\d\d[T ]/,
  /^\[?\d{1,2}:\d\d:\d\d/,
  /^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d \d\d:\d\d/,
  // Levels.
  /^\[?(?:INFO|WARN|WARNING|DEBUG|TRACE|NOTICE)\b/,
  /^\[(?:Info|Warn|Error|Trace) {1,2}- /,
  /^(?:time|level|ts)=/,
  // gopls, of what it asks go: `env={GOOS:linux …}`.
  /^\s+\w+=[{[]/,
  // Steps of containers' builds, and lines of their services.
  /^#\d+ /,
  /^\s?=> /,
  /^Step \d+\/\d+ :/,
  /^[\w.-]+-\d+ {1,20}\| /,
  // go, its tests, and brew, npm, make and build servers.
  /^go: /,
  /^\s*(?:---|===) [A-Z]+:? /,
  /^(?:ok|FAIL|\?) {0,3}\t/,
  /^==> /,
  /^npm (?:warn|notice|http|verbose|info|silly|timing)\b/i,
  /^make(?:\[\d+\])?: /,
  /^(?:##\[|::(?:group|notice|debug|endgroup))/,
  // The tree that go lists as its own, in quotes.
  /^\s*"?GOROOT(?:=|": )['"]/,
  // A place in a file, the statistics of a diff, an option in a help.
  /^\s*[\w./@-]+\.\w{1,5}:\d+(?::\d+)?:? /,
  / \| +\d+ [+-]+$/,
  /^\s*-{1,2}[a-z][\w-]*(?:[ ,=]\S+)?\s{2,}\S/,
  // Commits: by their id, by the number of their pull request, by what they are in.
  /^ {4}[a-z][\w-]*: /,
  /^\[[\w./-]+ [0-9a-f]{7,40}\] /,
  /\(#\d+\)$/,
  /^\s*[a-z][\w.*-]*\/[\w./*-]*: /,
  /^\s*(?:feat|fix|chore|docs|refactor|perf|style|revert|build|ci|test)\([\w./, -]{1,60}\)!?: /,
  /^\s*(?:feat|fix|chore|docs|refactor|perf)!?: /,
  /^Merge (?:pull request|branch|remote-tracking) /,
];
