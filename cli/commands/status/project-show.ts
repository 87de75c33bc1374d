import { inLanguage } from '../../../messages/fill.ts';
import type { Session } from '../../command.ts';
import { formatBytes } from '../../../messages/units.ts';
import { told } from '../../look/look.ts';
import { showFindings, showPathAge } from '../../look/show.ts';
import { painter } from '../../terminal/colour.ts';
import { columns } from '../../terminal/columns.ts';
import { wrap } from '../../terminal/wrap.ts';
import type { Project } from './project.ts';
import type { ProjectContext } from './project-document.ts';
import { texts } from './text.ts';

/** One project on a page: what runs, in which mode and why, with what, and what is wrong with it. */
export function showProject(project: Project, session: Session): readonly string[] {
  const { messages, width } = session;
  const text = inLanguage(messages.language, texts).project;
  const { directory, module, contexts, tools, editors, caches, look } = project;
  const bold = (words: string): string => painter(session.colour)('bold', words);
  return [
    bold(module === null ? text.outside(directory) : text.inside(module)),
    ...contexts.flatMap((context) => ['', ...contextLines(context, session)]),
    ...(tools.length === 0 ? [] : ['', bold(text.tools)]),
    ...columns(
      tools.map(({ name, path, version, architectures, onPath }) => [
        `  ${name}`,
        `${version ?? text.unknown}  ${architectures.join('+')}  ${path}${onPath ? '' : `  (${text.offPath})`}`,
      ]),
    ),
    '',
    ...wrap(editors.length === 0 ? text.noEditors : text.editors(editors), width),
    '',
    bold(text.caches),
    ...caches.map(({ kind, path, of, bytes }) => {
      const size = bytes === null ? text.notMeasured : formatBytes(bytes);
      return `  ${text.cacheKinds[kind]}  ${path}${of === null ? '' : `  ${size} (${text.contexts[of] ?? of})`}`;
    }),
    ...(told(look).length === 0 ? ['', text.fine] : []),
    ...showFindings(look, session),
    ...showPathAge(look, session),
  ];
}

function contextLines(
  { context, outcome, file, lines, mode }: ProjectContext,
  session: Session,
): readonly string[] {
  const { messages, width } = session;
  const text = inLanguage(messages.language, texts).project;
  const runs =
    'version' in outcome
      ? text.runs(outcome.version ?? text.unknown, outcome.architectures.join('+'), outcome.file)
      : 'message' in outcome
        ? outcome.manager === undefined
          ? text.says(outcome.message)
          : text.noGo(outcome.message)
        : 'toolchain' in outcome
          ? text.downloads(outcome.toolchain)
          : text.runsNothing;
  const below = [
    text.modes[mode.kind],
    ...mode.because.map((line) => messages.told(line)),
    ...(mode.vendor?.exists ? [mode.build?.mod === 'vendor' ? text.vendor : text.noVendor] : []),
    ...(mode.says === null ? [] : [text.says(mode.says)]),
    ...(file === null
      ? []
      : lines.map(({ setting, line, raises }) => text.line(`${file}:${line}`, setting, raises))),
  ];
  return [
    ...wrap(`${text.contexts[context] ?? context}: ${runs}`, width, 0, 2),
    ...below.flatMap((line) => wrap(line, width, 2, 4)),
  ];
}
