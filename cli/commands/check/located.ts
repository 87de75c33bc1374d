import { posix } from 'node:path';
import type { Messages } from '../../../messages/speak.ts';
import { type Said, sayFinding } from '../../../probes/say.ts';
import type { ShownFinding } from '../../look/look.ts';

/** A finding with its place in the repository. */
export interface Located {
  readonly finding: ShownFinding;
  /** Below the top, with `/`; null where it is about no file of the repository. */
  readonly path: string | null;
  /** From 1; null where no line is known. */
  readonly line: number | null;
  /** The top, absolute. */
  readonly top: string;
  /** What stays the same when lines move and the repository is elsewhere. */
  readonly key: string;
}

/** Where a finding is: by its values, else by the first `FILE:LINE` that it or its evidence names, else by its subject. */
export function locate(finding: ShownFinding, top: string): Located {
  const { subject, rule, evidence } = finding;
  const values = finding.values as Readonly<Partial<Record<'path' | 'file' | 'line', unknown>>>;
  const file = values.path ?? values.file;
  const told =
    typeof file === 'string' && typeof values.line === 'number'
      ? { path: below(file, top), line: values.line }
      : null;
  const place = told?.path
    ? told
    : [subject, ...sourceOf(values), ...evidence].map((text) => placeIn(text, top)).find(Boolean);
  const path = place?.path ?? below(subject, top);
  return { finding, top, path, line: place?.line ?? null, key: `${rule} ${relative(subject, top)}` };
}

/**
 * What comes before the paths of a repository where GitHub reads them: it takes them to begin at the directory of the checkout, which
 * GITHUB_WORKSPACE names. https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 */
export function prefixOf(top: string, workspace: string): string {
  const path = workspace === '' ? null : below(top, workspace);
  return path === null ? '' : `${path}/`;
}

/** Its sentences, with places below the top as they are in the repository, wherever that is checked out. */
export function sayLocated(
  { finding, top }: Located,
  messages: Messages,
): Pick<Said, 'title' | 'summary' | 'next'> {
  const { title, summary, next } = sayFinding(messages, finding);
  return { title, summary: relative(summary, top), next: next && relative(next, top) };
}

/** A text in which the top is left out of every path. */
export const relative = (text: string, top: string): string =>
  top === '/' ? text : text.replaceAll(`${top}/`, '');

const within = (top: string): string => (top === '/' ? top : `${top}/`);

function sourceOf(values: object): readonly string[] {
  const { source } = values as { readonly source?: unknown };
  return typeof source === 'string' ? [source] : [];
}

function below(path: string, top: string): string | null {
  return path.startsWith(within(top)) && path !== top ? posix.relative(top, path) : null;
}

/** The first `TOP/FILE:LINE` of a text. */
export function placeIn(text: string, top: string): { readonly path: string; readonly line: number } | null {
  const start = text.indexOf(within(top));
  if (start === -1) return null;
  for (let colon = text.indexOf(':', start); colon !== -1; colon = text.indexOf(':', colon + 1)) {
    const number = /^[1-9]\d{0,6}/.exec(text.slice(colon + 1, colon + 8))?.[0];
    if (number !== undefined)
      return { path: text.slice(start + within(top).length, colon), line: Number(number) };
  }
  return null;
}
