import { ownText } from './own-text.ts';
import type { GoBuild } from './report.ts';
import { unquote } from './unquote.ts';

/**
 * The lines that cmd/go writes into a binary: `path`, `mod`, `dep`, `=>` and `build`, their columns parted by tabs.
 * A line of another form is passed over. Format: https://pkg.go.dev/runtime/debug#ParseBuildInfo
 */
export function parseModuleInfo(text: string): Omit<GoBuild, 'version'> {
  let path: string | null = null;
  let module: GoBuild['module'] = null;
  let replaces = false;
  let sourceTools: string | undefined;
  const settings: [key: string, value: string][] = [];
  for (const line of text.split('\n')) {
    const tab = line.indexOf('\t');
    const rest = line.slice(tab + 1);
    switch (line.slice(0, Math.max(tab, 0))) {
      case 'path':
        path = ownText(rest);
        break;
      case 'mod': {
        const [modulePath = '', version = ''] = rest.split('\t');
        module = { path: ownText(modulePath), version: ownText(version) };
        break;
      }
      case 'dep': {
        const [modulePath, version] = rest.split('\t', 2);
        if (modulePath === 'golang.org/x/tools') sourceTools = version && ownText(version);
        break;
      }
      case '=>':
        replaces = true;
        break;
      case 'build': {
        const setting = parseSetting(rest);
        if (setting) settings.push([ownText(setting[0]), ownText(setting[1])]);
        break;
      }
      default:
        break;
    }
  }
  // fromEntries, since a key may be `__proto__`.
  return {
    path,
    module,
    settings: Object.fromEntries(settings),
    ...(replaces && { replaces: true }),
    ...(sourceTools !== undefined && { sourceTools }),
  };
}

const quotedKey = /^(?:"(?:[^"\\]|\\.)*"|`[^`]*`)(?==)/;

/** `KEY=VALUE`, either of which is quoted as in Go when it holds blanks, quotes or nothing. */
function parseSetting(text: string): [string, string] | null {
  const quoted = isQuoted(text) ? quotedKey.exec(text)?.[0] : undefined;
  const end = quoted?.length ?? text.indexOf('=');
  if (end <= 0) return null;
  const key = quoted === undefined ? text.slice(0, end) : unquote(quoted);
  const value = text.slice(end + 1);
  return [key, isQuoted(value) ? unquote(value) : value];
}

function isQuoted(text: string): boolean {
  return text.startsWith('"') || text.startsWith('`');
}
