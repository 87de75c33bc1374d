import { posix } from 'node:path';
import { type Image, imageOf } from './image.ts';
import { unknownValue } from './substitute.ts';

/**
 * What compose or bake replace an image or a stage with, by its name: `docker-image://golang:1.26`, an absolute directory, or anything
 * else, which is not followed. https://docs.docker.com/reference/cli/docker/buildx/build/#build-context
 */
export type NamedContexts = ReadonlyMap<string, string>;

/** Contexts by the names that BuildKit looks up: a file may ask for each of many. */
const byFamiliar = new WeakMap<NamedContexts, NamedContexts>();

/** The value for a name of a Dockerfile. */
export function valueOf(contexts: NamedContexts, name: string): string | undefined {
  if (contexts.size === 0) return undefined;
  // Of two with the same name the first one counts.
  const known =
    byFamiliar.get(contexts) ??
    new Map([...contexts].toReversed().map(([one, value]) => [familiar(one), value]));
  byFamiliar.set(contexts, known);
  return known.get(familiar(name));
}

/**
 * As BuildKit looks names up: `docker.io/library/golang:latest` is `golang`.
 * https://github.com/moby/buildkit/blob/v0.25.1/frontend/dockerui/config.go#L459
 */
const familiar = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^(?:docker\.io|index\.docker\.io)\/(?:library\/)?/, '')
    .replace(/:latest$/, '');

const scheme = 'docker-image://';

/** The image that a context is; null for everything else, of which nothing is known. */
export function imageIn(value: string): Image | null {
  const reference = value.startsWith(scheme) ? value.slice(scheme.length) : '';
  return reference === '' || reference.includes(unknownValue) ? null : imageOf(reference);
}

/** The directory that a context is; null for everything else. */
export const directoryOf = (value: string): string | null => (posix.isAbsolute(value) ? value : null);
