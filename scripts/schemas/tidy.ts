/** A JSON Schema, or a part of one. */
export interface Schema {
  readonly [keyword: string]: unknown;
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly anyOf?: readonly Schema[];
}

/**
 * One part as it is written: title and description first, no `type` beside a `const`, scalars that may be null as a list of types.
 * Objects are open, since readers are to ignore what they do not know, except for a type with `@closed`; one with `@open` may get
 * further words.
 */
export function tidy(given: Schema): Schema {
  const {
    title,
    description,
    type,
    enum: words,
    anyOf,
    additionalProperties,
    closed,
    open,
    ...others
  } = given;
  const rest = listed(
    Object.fromEntries(Object.entries(others).filter(([keyword]) => keyword !== 'document')),
  );
  const either = anyOf && eitherOf(anyOf);
  const types = either?.type ?? ('const' in rest ? undefined : type);
  return {
    ...(title !== undefined && { title }),
    ...described({ description }, either ?? {}),
    ...(types !== undefined && { type: types }),
    ...(words !== undefined && open === undefined && { enum: words }),
    ...(anyOf && !either && { anyOf: closed === undefined ? anyOf : anyOf.map(close) }),
    ...rest,
    // What the generator closes by default is open.
    ...(typeof additionalProperties === 'object' && { additionalProperties }),
    ...(closed !== undefined && close(rest)),
  };
}

/** Lists as draft 2020-12 has them: the first items, then those that follow; one kind of item where both are the same. */
function listed({ items, additionalItems, ...rest }: Schema): Schema {
  if (!Array.isArray(items)) return { ...rest, ...(items !== undefined && { items }) };
  const kinds = [
    ...(items as readonly Schema[]),
    ...(additionalItems === undefined ? [] : [additionalItems as Schema]),
  ];
  const [kind, ...more] = new Set(kinds.map(({ ...one }) => JSON.stringify({ ...one, title: undefined })));
  if (kind !== undefined && more.length === 0) return { ...rest, items: JSON.parse(kind) as Schema };
  return { ...rest, prefixItems: items, items: additionalItems ?? false };
}

/** The description of the field, then the one that its type has for every such field. */
export function described(
  own: { readonly description?: string | undefined },
  type: { readonly description?: string },
): { readonly description?: string } {
  const sentences = [own.description, type.description].filter((one) => one !== undefined);
  return sentences.length === 0 ? {} : { description: sentences.join(' ') };
}

/** An object that has only its fields. */
function close(schema: Schema): Schema {
  return 'properties' in schema ? { ...schema, additionalProperties: false } : schema;
}

/** Alternatives that are only types, as one part; otherwise null. */
function eitherOf(alternatives: readonly Schema[]): Pick<Schema, 'type' | 'description'> | null {
  const plain = alternatives.every((one) =>
    Object.keys(one).every((key) => key === 'type' || key === 'description'),
  );
  if (!plain) return null;
  const { description } = alternatives.find((one) => one.description !== undefined) ?? {};
  return {
    type: alternatives.flatMap(({ type }) => type ?? []),
    ...(description !== undefined && { description }),
  };
}
