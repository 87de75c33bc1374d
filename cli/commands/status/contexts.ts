import { inLanguage } from '../../../messages/fill.ts';
import type { StartedBy, StartedIn } from '../../../probes/contexts/started.ts';
import type { Session } from '../../command.ts';
import { painter } from '../../terminal/colour.ts';
import { columns } from '../../terminal/columns.ts';
import { texts } from './text.ts';

/** More is for `gowarden which` and `--json`. */
const mostGroups = 3;

/** What terminal and editors start where they differ, side by side; nothing where all start the same. */
export function contextLines(all: readonly StartedIn[], session: Session): readonly string[] {
  const differing = all.filter(({ contexts }) => contexts.some(({ differs }) => differs !== null));
  const { contexts: text } = inLanguage(session.language, texts);
  const paint = painter(session.colour);
  const shown = differing
    .slice(0, mostGroups)
    .flatMap(({ name, directories, count, contexts }) => [
      '',
      paint('bold', text.in(name, directories[0] ?? '', count - 1)),
      ...columns(
        contexts
          .filter(({ context }) => context !== 'gui' && context !== 'daemon')
          .map((one) => [`  ${one.editors.join(', ') || text.terminal}`, started(one, session)]),
      ),
    ]);
  const more = differing.length - mostGroups;
  return more > 0 ? [...shown, '', text.more(more)] : shown;
}

function started({ path, runs, differs }: StartedBy, session: Session): string {
  const { contexts: text, project } = inLanguage(session.language, texts);
  if (path === null) return text.none;
  const said =
    runs === null ? project.unknown : [runs.version ?? project.unknown, ...runs.architectures].join(' ');
  const line = `${said}  ${path}`;
  return differs === null ? line : `${line}  ${painter(session.colour)('yellow', text.differs)}`;
}
