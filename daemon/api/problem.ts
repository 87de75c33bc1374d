import type { Integer } from '../../host/quantity.ts';
import { inWords } from './text.ts';

/** Why a request was not answered, as RFC 9457 has it. */
export interface ProblemDocument {
  /** @format uri */
  readonly type: string;
  readonly title: string;
  readonly status: Integer;
  readonly detail: string;
  /** Stable, for programs; also the end of `type`. */
  readonly code: string;
}

const kinds = {
  'bad-request': [400, 'badRequest'],
  'bad-value': [400, 'badValue'],
  'foreign-request': [403, 'foreignRequest'],
  'not-found': [404, 'noPath'],
  'unknown-version': [404, 'noVersion'],
  'no-plan': [404, 'noPlan'],
  'wrong-method': [405, 'methodUnfit'],
  'too-slow': [408, 'tooSlow'],
  'too-large': [413, 'tooLarge'],
  'not-json': [415, 'bodyNotJson'],
  'headers-too-large': [431, 'headersTooLarge'],
  failed: [500, 'failed'],
  'no-cleaner': [503, 'nothingToClean'],
  'too-many-streams': [503, 'tooManyStreams'],
} as const satisfies Readonly<Record<string, readonly [number, string]>>;

export type ProblemCode = keyof typeof kinds;

/** Ends a request with a problem document. */
export class ApiProblem extends Error {
  readonly document: ProblemDocument;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ProblemCode, detail: string, headers: Readonly<Record<string, string>> = {}) {
    super(detail);
    this.name = 'ApiProblem';
    const [status, title] = kinds[code];
    this.document = { type: `urn:gowarden:problem:${code}`, title: inWords(title), status, detail, code };
    this.headers = headers;
  }
}
