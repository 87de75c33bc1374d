import { ChildFailed } from '../child/failed.ts';
import type { ChildOptions } from '../child/start.ts';
import { runWatched } from '../child/watched.ts';
import type { Reach } from '../reach.ts';
import type { Contents, ContentsRequest } from './contents.ts';

/**
 * Hashes a tree or a module's zip in a process of its own, so that an abort ends it at once. Rejects as `runWatched` does; what
 * could not be read to its end says so in `problem`.
 */
export async function readContents(
  reach: Reach,
  request: Omit<ContentsRequest, 'mode'>,
  options: ChildOptions,
): Promise<Contents> {
  const found: Contents[] = [];
  const watched = { reach, paths: [request.path] };
  await runWatched(watched, { mode: 'contents', ...request }, options, ({ contents }) => {
    if (contents) found.push(contents);
  });
  const [contents] = found;
  if (contents === undefined) throw new ChildFailed(request.path);
  return contents;
}
