import { dirname, relative, resolve } from 'node:path';
import { describeSource } from '../../../host/go/setting.ts';
import type { TidyCause } from './cause.ts';
import type { Surroundings } from './surroundings.ts';
import { inWords } from './text.ts';
import type { Workspace } from './workspace.ts';

/** What go says of a workspace with what puts it right: which line of the go.work to drop, which replacement decides, which setting. */
export function ofTheWorkspace(cause: TidyCause, { place, workspace, goMod }: Surroundings): TidyCause {
  const { row, subject, values } = cause;
  const { value, source } = place.settings('GOWORK');
  if (row === 'D19' && value !== '') {
    const setting = { setting: 'GOWORK', value, source: describeSource(source), kind: source.kind };
    return { ...cause, subject: `GOWORK=${value}`, values: { ...values, ...setting } };
  }
  if (row === 'D14') return { ...cause, subject: resolve(place.directory, subject) };
  if (row === 'D13') return { ...cause, values: { ...values, older: 'yes' } };
  if (workspace === null || (row !== 'D15' && row !== 'D18')) return cause;
  const at = dirname(workspace.file);
  if (row === 'D15') {
    const gone = resolve(place.directory, subject);
    const use = workspace.work.use.find(({ directory }) => resolve(at, directory) === gone)?.directory;
    return use === undefined ? cause : { ...cause, values: { ...values, use } };
  }
  const second = /^(.*\.work:\d{1,9}): path /m.exec(cause.evidence)?.[1];
  if (second !== undefined) return { ...cause, values: { ...values, second: second.trim() } };
  const own = goMod.replace.find(({ path }) => path === subject);
  if (cause.evidence.includes('conflicting replacements')) {
    if (own === undefined) return cause;
    const by =
      own.byVersion === null ? local(at, resolve(place.module, own.by)) : `${own.by}@${own.byVersion}`;
    return { ...cause, values: { ...values, replace: `${subject}=${by}` } };
  }
  return twice(cause, workspace, place.module);
}

/** One module in two directories: the one that was not asked about is the one to drop. */
function twice(cause: TidyCause, workspace: Workspace, asked: string): TidyCause {
  const at = dirname(workspace.file);
  const places = workspace.work.use.filter(({ directory }) =>
    workspace.modules.some((one) => one.path === cause.subject && one.directory === resolve(at, directory)),
  );
  const other = places.find(({ directory }) => resolve(at, directory) !== asked);
  if (other === undefined) return cause;
  const lines = places.map(({ directory }) => inWords('usedBy', { file: workspace.file, directory }));
  return {
    ...cause,
    evidence: [cause.evidence, ...lines].join('\n'),
    values: { ...cause.values, use: other.directory },
  };
}

/** As go.work writes a directory: `./x`, `../x`. */
function local(from: string, to: string): string {
  const near = relative(from, to);
  return near.startsWith('.') ? near : `./${near}`;
}
