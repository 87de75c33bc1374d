import { inWords } from './text.ts';
/** Why a request was not answered, as RFC 9457 has it. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** Stable, for programs; also the end of `type`. */
  readonly code: string;
}

const titles = {
  'bad-request': [400, inWords('badRequest')],
  'bad-value': [400, inWords('badValue')],
  'foreign-request': [403, inWords('foreignRequest')],
  'not-found': [404, inWords('noPath')],
  'unknown-version': [404, inWords('noVersion')],
  'no-plan': [404, inWords('noPlan')],
  'wrong-method': [405, inWords('methodUnfit')],
  'too-slow': [408, inWords('tooSlow')],
  'too-large': [413, inWords('tooLarge')],
  'not-json': [415, inWords('bodyNotJson')],
  'headers-too-large': [431, inWords('headersTooLarge')],
  failed: [500, inWords('failed')],
  'no-cleaner': [503, inWords('nothingToClean')],
  'too-many-streams': [503, inWords('tooManyStreams')],
} as const satisfies Readonly<Record<string, readonly [number, string]>>;

export type ProblemCode = keyof typeof titles;

/** Ends a request with a problem document. */
export class ApiProblem extends Error {
  readonly document: ProblemDocument;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ProblemCode, detail: string, headers: Readonly<Record<string, string>> = {}) {
    super(detail);
    this.name = 'ApiProblem';
    const [status, title] = titles[code];
    this.document = { type: `urn:gowarden:problem:${code}`, title, status, detail, code };
    this.headers = headers;
  }
}
