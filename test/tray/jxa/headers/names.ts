/** The helper's own class, which it makes below NSObject. */
export const ownClass = 'GowardenTrayTarget';

/** How the bridge calls a selector: `initWithTitle:action:` is `initWithTitleAction`. */
export function bridged(selector: string): string {
  const [first = '', ...rest] = selector.split(':');
  return first + rest.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('');
}
