import * as v from 'valibot';

/** What a text of ours holds, or what was expected where: `until: Expected number but received "x"`. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  /** `isJson`: it is complete JSON with other contents; otherwise it is truncated or not ours. */
  | { readonly ok: false; readonly reason: string; readonly isJson: boolean };

/** Longest reason that is given. */
const longest = 300;

/** Reads JSON that we wrote, against its schema: it is taken whole or not at all. */
export function readChecked<S extends v.GenericSchema>(schema: S, text: string): Checked<v.InferOutput<S>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError)
      return { ok: false, reason: error.message.slice(0, longest), isJson: false };
    throw error;
  }
  return checked(schema, value);
}

/** The same of what was parsed already. */
export function checked<S extends v.GenericSchema>(schema: S, value: unknown): Checked<v.InferOutput<S>> {
  const read = v.safeParse(schema, value, { abortEarly: true });
  if (read.success) return { ok: true, value: read.output };
  const [issue] = read.issues;
  const path = v.getDotPath(issue);
  const reason = `${path === null ? '' : `${path}: `}${issue.message}`.slice(0, longest);
  return { ok: false, reason, isJson: true };
}
