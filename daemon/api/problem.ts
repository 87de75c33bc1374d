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
  'bad-request': [400, 'The request is not valid'],
  'bad-value': [400, 'A value is not as expected'],
  'foreign-request': [403, 'Requests from web pages and other hosts are refused'],
  'not-found': [404, 'There is nothing at this path'],
  'unknown-version': [404, 'This version of the API is not served'],
  'no-plan': [404, 'There is no such plan'],
  'wrong-method': [405, 'The method does not fit this path'],
  'too-slow': [408, 'The request took too long to arrive'],
  'too-large': [413, 'The body is too large'],
  'not-json': [415, 'The body is not JSON'],
  'headers-too-large': [431, 'The headers are too large'],
  failed: [500, 'gowarden itself failed'],
  'no-cleaner': [503, 'Nothing can be cleaned here'],
  'too-many-streams': [503, 'Too many event streams are open'],
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
