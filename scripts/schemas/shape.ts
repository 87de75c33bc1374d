import { described, type Schema, tidy } from './tidy.ts';

/** Schemas by the names of their types. */
export type Types = ReadonlyMap<string, Schema>;

/** The schema of a type with everything else it names, under its `$defs`. */
export interface Shaped {
  readonly schema: Schema;
  readonly shared: Readonly<Record<string, Schema>>;
}

/** Returns where the schema of a type is if it has a page of its own; otherwise null. */
export type Elsewhere = (type: string) => string | null;

/** The schema of a type. What it names is under `prefix` (`#/$defs/`), or elsewhere; scalars and lists of words are inlined. */
export function schemaOf(type: string, types: Types, elsewhere: Elsewhere, prefix = '#/$defs/'): Shaped {
  const shared: Record<string, Schema> = {};
  const whole = types.get(type);
  if (whole === undefined) throw new Error(`Expected a type ${type} among those that are documented`);
  const shape = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(shape);
    if (typeof part !== 'object' || part === null) return part;
    const { $ref, ...rest } = part as Schema;
    const own = Object.fromEntries(
      Object.entries(rest).map(([key, value]) => [
        key,
        key === 'properties' ? fields(value as object) : shape(value),
      ]),
    );
    return $ref === undefined ? tidy(own) : tidy(named($ref, own));
  };
  // These names are not keywords: a field may be called `type`.
  const fields = (all: object): object =>
    Object.fromEntries(
      Object.entries(all).map(([name, value]) => {
        if (Object.keys(value as object).every((key) => key === 'description'))
          throw new Error(`Expected the type of \`${name}\` in ${type} to say what it holds, got any`);
        return [name, shape(value)];
      }),
    );
  const named = ($ref: string, own: Schema): Schema => {
    const name = decodeURIComponent($ref.replace('#/definitions/', ''));
    const there = elsewhere(name);
    if (there !== null) return { $ref: there, ...own };
    const found = types.get(name) ?? {};
    if (isWord(found)) return { ...(shape(found) as Schema), ...own, ...described(own, found) };
    const key = name.replace(/<.*>$/, '');
    if (!Object.hasOwn(shared, key)) {
      // Before it is built, since a type may name itself.
      shared[key] = {};
      shared[key] = shape(found) as Schema;
    }
    return { $ref: `${prefix}${key}`, ...own };
  };
  return { schema: shape(whole) as Schema, shared };
}

/** A scalar or a list of words: no object, no list, no name of another type. */
function isWord(schema: Schema): boolean {
  return !/"(?:\$ref|properties|additionalProperties|items)":/.test(JSON.stringify(schema));
}
