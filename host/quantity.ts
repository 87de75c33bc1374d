// Numbers as our documents have them (docs/json): what the type says is in their schemas.

/** @asType integer */
export type Integer = number;

/**
 * Milliseconds since 1970.
 *
 * @asType integer
 */
export type Instant = number;
