import type { Messages } from '../../messages/speak.ts';
import type { ObservedTool } from '../../probes/probe.ts';
import { sayFinding } from '../../probes/say.ts';
import { sayNotice } from '../../messages/notice.ts';
import type { Outcome } from '../../messages/outcome.ts';
import type { OpenFinding, Status } from '../status.ts';
import type { Cause } from './causes.ts';
import type { Notification } from '../../desktop/notify/deliverer.ts';
import { visible, visibleLines } from '../../messages/visible.ts';
import { notifyText } from './text.ts';

/** Desktops cut longer texts off, at worse places. */
const longestTitle = 100;
const longestBody = 500;
/** Of more lines nothing is left in a body of that length. */
const mostLines = 100;

/** What is wrong, from what to what, where it came from, and the next step; of several causes their titles. */
export function compose(causes: readonly Cause[], messages: Messages, home: string): Notification {
  const [only] = causes;
  return only && causes.length === 1
    ? composeOne(only, messages, home)
    : composeDigest(
        causes.flatMap(({ findings }) => findings),
        messages,
        home,
      );
}

function composeOne({ findings, change }: Cause, messages: Messages, home: string): Notification {
  const notify = notifyText(messages.language);
  const [head, ...others] = findings;
  const { title, summary, next } = sayFinding(messages, head);
  const { before, after } = change ?? {};
  const happened = before && after ? [notify.was(tool(before)), notify.now(tool(after))] : [summary];
  const more = others.length > 0 ? [notify.more(titles(others, messages))] : [];
  return clean(title, [...happened, ...(next === null ? [] : [next]), ...more], home);
}

function composeDigest(findings: readonly OpenFinding[], messages: Messages, home: string): Notification {
  const notify = notifyText(messages.language);
  return clean(notify.digest(findings.length), [...titles(findings, messages), notify.digestNext], home);
}

/** Says that what was notified is put right; that a Go is native again only where that was seen. */
export function composeMended(
  findings: readonly OpenFinding[],
  { winner, hardware }: Pick<Status, 'winner' | 'hardware'>,
  messages: Messages,
  home: string,
): Notification {
  const { mended } = notifyText(messages.language);
  const isNative = winner?.architectures.some((one) => hardware?.native.includes(one)) === true;
  const title = isNative && findings.some(isOfArchitecture) ? mended.native : mended.other;
  const lines = findings
    .slice(0, mostLines)
    .map((one) => mended.line(sayFinding(messages, one).title, one.subject));
  return clean(title, lines, home);
}

/** Compares the architecture of something with that of the machine. */
function isOfArchitecture({ values }: OpenFinding): boolean {
  return 'architecture' in values && 'hardware' in values;
}

export function composeTest(messages: Messages): Notification {
  const { title, body } = notifyText(messages.language).test;
  return clean(title, [body], '');
}

/** A thing that gowarden did by itself, or could not do. */
export function composeNews(news: Outcome, messages: Messages, home: string): Notification {
  const { title } = notifyText(messages.language).news;
  const words = news.code.startsWith('undo') ? title.undo : title.clean;
  return clean(news.done ? words.done : words.failed, [sayNotice(messages, news)], home);
}

/** Each title once, with how often. */
function titles(findings: readonly OpenFinding[], messages: Messages): string[] {
  const said = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const finding of findings) {
    // A rule has one title: thousands of its findings are not said for it.
    const title = said.get(finding.rule) ?? sayFinding(messages, finding).title;
    said.set(finding.rule, title);
    counts.set(title, (counts.get(title) ?? 0) + 1);
  }
  return [...counts].map(([title, count]) => (count > 1 ? `${title} (${count})` : title));
}

/** `go1.22.5 amd64, homebrew: /usr/local/Cellar/go/1.22.5/bin/go`. */
function tool({ version, architectures, installer, file, state }: ObservedTool): string {
  const what = [version, architectures.join('+')].filter(Boolean).join(' ') || state;
  const from = installer === 'unknown' ? '' : `, ${installer}`;
  return file === null ? `${what}${from}` : `${what}${from}: ${file}`;
}

/** Paths are chosen by others: each line stays one, whatever they hold, and has an end. */
function clean(title: string, lines: readonly string[], home: string): Notification {
  const short = (text: string): string => (home === '' ? text : text.replaceAll(`${home}/`, '~/'));
  const body = cut(visibleLines(lines.map(short)), longestBody).split('\n');
  return { title: visible(cut(visible(title), longestTitle)), body: visibleLines(body) };
}

function cut(text: string, longest: number): string {
  const letters = Array.from(text);
  return letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : text;
}
