import { linesOf } from './lines.ts';
import { xmlEvents } from './xml.ts';

/** More than anyone works on; what is above it is passed over. */
const most = 200;

/**
 * The Go SDK that a project is bound to: the `url` of the component GOROOT in `.idea/workspace.xml`, as a path with `$USER_HOME$`
 * filled in, and its line (from 1). Null when it names none, or nothing on this machine's disks.
 */
export function boundSdk(xml: string, home: string): { readonly path: string; readonly line: number } | null {
  for (const event of xmlEvents(xml)) {
    if (event.kind === 'close' || event.name !== 'component' || event.attributes.get('name') !== 'GOROOT')
      continue;
    const url = event.attributes.get('url') ?? '';
    if (!url.startsWith('file://')) return null;
    const path = url.slice('file://'.length).replace('$USER_HOME$', () => home);
    return path.startsWith('/') ? { path, line: lineOf(xml) } : null;
  }
  return null;
}

function lineOf(xml: string): number {
  for (const { text, number } of linesOf(xml)) if (/\bname\s*=\s*["']GOROOT["']/.test(text)) return number;
  return 1;
}

/** Every project that an IDE's `options/recentProjects.xml` has an entry of, open or not, with `$USER_HOME$` filled in. */
export function recentProjects(xml: string, home: string): readonly string[] {
  const found = new Set<string>();
  for (const event of xmlEvents(xml)) {
    const key = event.kind === 'open' && event.name === 'entry' ? event.attributes.get('key') : undefined;
    const path = key?.replace('$USER_HOME$', () => home);
    if (path?.startsWith('/')) found.add(path);
    if (found.size === most) break;
  }
  return [...found];
}
