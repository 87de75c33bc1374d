import type { Host } from '../../../host/host.ts';
import type { TidyCause } from './cause.ts';
import type { TidyPlace } from './place.ts';
import type { Contents } from './scratch.ts';
import { inWords } from './text.ts';

/** Which of the module's own files are not what was read before tidy ran: then the real tidy stops, or writes over it. */
export function meanwhile({ files }: Host, place: TidyPlace, before: Contents): readonly TidyCause[] {
  const pairs = [
    [place.modFile, before.mod],
    [place.sumFile, before.sum],
  ] as const;
  return pairs.flatMap(([path, content]) => {
    const now = files.open(path, (source) => source.read(0, source.size));
    if (now.ok && content !== null && Buffer.from(now.value).equals(content)) return [];
    if (!now.ok && content === null) return [];
    const evidence = now.ok ? inWords('changed', { path }) : inWords('removed', { path });
    return [{ id: 'changed-meanwhile', subject: path, evidence }];
  });
}
