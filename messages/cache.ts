import type { Messages } from './speak.ts';

/** `Go build cache`, `IDE index GoLand2026.1`; an id that this version does not know as it is. */
export function cacheName(id: string, messages: Messages, kind = id.split(':')[0] ?? id): string {
  const known = messages.caches.kinds[kind];
  if (known === undefined) return id;
  const name = id.slice(kind.length + 1);
  return name === '' ? known : `${known} ${name}`;
}
