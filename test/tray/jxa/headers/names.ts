/** The helper's own class, which it creates as a subclass of NSObject. */
export const ownClass = 'GowardenTrayTarget';

/** The bridge's name for a selector: `initWithTitle:action:` is `initWithTitleAction`. */
export function bridged(selector: string): string {
  const [first = '', ...rest] = selector.split(':');
  return first + rest.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('');
}
