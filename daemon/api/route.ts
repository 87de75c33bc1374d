import type { PartContext } from '../part.ts';
import type { Answers } from './answers.ts';
import type { Fields, Values } from './fields.ts';
import type { Prepared } from './prepared.ts';

/** One thing that can be asked. GET answers HEAD too; its fields come from the query, those of POST from a flat JSON body. */
export interface Route<F extends Fields = Fields, Answer = unknown> {
  readonly method: 'GET' | 'POST';
  /** From `/v1/`; a segment such as `:id` takes the field of that name. */
  readonly path: string;
  /** One line for docs/openapi.json. */
  readonly summary: string;
  readonly fields: F;
  /**
   * What is sent as JSON, or `Prepared`. An `ApiProblem` is sent as problem document, anything else thrown is a fault of ours. `gone` aborts
   * when whoever asked does not wait for the answer any more.
   */
  readonly answer: (values: Values<F>, context: PartContext, gone: AbortSignal) => Answer;
  /** The answer is a stream of server-sent events, which the server writes; `answer` gives the id to begin after. */
  readonly stream?: true;
}

type Typed<Method extends string, Path extends string> = `${Method} ${Path}` extends keyof Answers
  ? Answers[`${Method} ${Path}`]
  : never;
type Sent<A> = A | (A extends object ? Prepared<A> : never);

/** Types `values` by the fields, and what is answered by `Answers`. */
export const route = <const M extends 'GET' | 'POST', const P extends string, const F extends Fields>(
  one: Route<F, Sent<Typed<M, P>> | Promise<Sent<Typed<M, P>>>> & { readonly method: M; readonly path: P },
): Route => one as unknown as Route;
