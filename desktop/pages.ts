/** Where the pages are that our own texts and remedies name. Nobody but their owners writes on them. */
const hosts: ReadonlySet<string> = new Set([
  'go.dev',
  'nodejs.org',
  'brew.sh',
  'docs.brew.sh',
  'trac.macports.org',
]);

/** Every URL in printable ASCII; other schemes than https are nothing to click on. */
const urls = /https:\/\/[!-~]+/g;

/**
 * The first page in a text that gowarden itself names, as it is opened; null for none. A sentence also holds paths and names of
 * others, in which any URL may stand: those are text and nothing to open.
 */
export function ownPage(text: string): string | null {
  for (const [found] of text.matchAll(urls)) {
    const page = found.replace(/[.,;:)\]]{1,3}$/, '');
    if (isOwnPage(page)) return page;
  }
  return null;
}

/** Whether this is exactly the address of a page that gowarden itself names, without user, port or anything that is read in two ways. */
export function isOwnPage(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.protocol !== 'https:' || !hosts.has(url.host)) return false;
  return url.username === '' && url.password === '' && (url.href === text || url.href === `${text}/`);
}
