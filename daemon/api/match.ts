import { ApiProblem } from './problem.ts';
import type { Route } from './route.ts';
import { inWords } from './text.ts';

/** The route for a request, with the values of the path's own fields. Throws the problem that says what is there instead. */
export function matchRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): { readonly route: Route; readonly inPath: Readonly<Record<string, string>> } {
  const asked = method === 'HEAD' ? 'GET' : method;
  const there = routes.flatMap((route) => {
    const inPath = matchPath(route.path, path);
    return inPath ? [{ route, inPath }] : [];
  });
  const found = there.find(({ route }) => route.method === asked);
  if (found) return found;
  if (there.length > 0) {
    const allowed = there.flatMap(({ route }) => (route.method === 'GET' ? ['GET', 'HEAD'] : [route.method]));
    throw new ApiProblem(
      'wrong-method',
      inWords('wrongMethod', { path, methods: allowed.join(', '), method }),
      {
        allow: allowed.join(', '),
      },
    );
  }
  const version = /^\/(v\d+)(?:\/|$)/.exec(path)?.[1];
  if (version !== undefined && version !== 'v1')
    throw new ApiProblem('unknown-version', inWords('otherVersion', { version }));
  throw new ApiProblem('not-found', inWords('nothingThere', { path: path.slice(0, 200) }));
}

function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const inPath: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const text = given[index] ?? '';
    if (!segment.startsWith(':')) {
      if (segment !== text) return null;
    } else {
      const decoded = decode(text);
      if (!decoded) return null;
      inPath[segment.slice(1)] = decoded;
    }
  }
  return inPath;
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
