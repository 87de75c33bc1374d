/** Why no module can be had from a GOPROXY of that value, whatever is on the network. */
export type ProxyFault = 'off' | 'empty' | 'scheme';

/**
 * What is wrong with the first entry of a GOPROXY, which go asks first; null where it is an address, `direct`, or nothing is set
 * (cmd/go/internal/modfetch, proxyList and newProxyRepo). https://go.dev/ref/mod#environment-variables
 */
export function proxyFault(value: string): ProxyFault | null {
  if (value === '') return null;
  const first = value
    .split(/[,|]/)
    .map((entry) => entry.trim())
    .find((entry) => entry !== '');
  if (first === undefined) return 'empty';
  if (first === 'off') return 'off';
  if (first === 'direct') return null;
  const scheme = first.indexOf(':/') === -1 ? '' : first.slice(0, first.indexOf(':/')).toLowerCase();
  if (['https', 'http', 'file'].includes(scheme)) return null;
  // A host without a scheme is asked by https.
  return scheme === '' && /[.:]/.test(first) && !first.startsWith('/') ? null : 'scheme';
}

/** The addresses of a GOPROXY that go asks, without `direct` and `off`. */
export function proxyAddresses(value: string): readonly string[] {
  const entries = value.split(/[,|]/).map((entry) => entry.trim());
  return entries.filter((entry) => entry !== '' && entry !== 'direct' && entry !== 'off');
}

/** The same list without names and passwords. */
export function withoutCredentials(value: string): string {
  return value.replace(/:\/\/[^\s/@,|]{1,1000}@/g, '://…@');
}
