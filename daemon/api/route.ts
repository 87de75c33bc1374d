import type { PartContext } from '../part.ts';
import type { Fields, Values } from './fields.ts';

/** One thing that can be asked. GET answers HEAD too; its fields come from the query, those of POST from a flat JSON body. */
export interface Route<F extends Fields = Fields> {
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
  readonly answer: (values: Values<F>, context: PartContext, gone: AbortSignal) => unknown;
  /** The answer is a stream of server-sent events, which the server writes; `answer` gives the id to begin after. */
  readonly stream?: true;
}

/** Types `values` by the fields. */
export const route = <const F extends Fields>(one: Route<F>): Route => one as unknown as Route;
