import type { Integer } from '../../../host/quantity.ts';
import type { TidyCauseId } from '../../../probes/errors/tidy/causes.ts';

export interface TidyCause {
  readonly id: TidyCauseId;
  /** `module@version`, a path, a directive: what it is about; empty when go did not say. */
  readonly subject: string;
  /** Further subjects of the same cause, at most 20. */
  readonly others?: readonly string[];
  /** How many subjects there are in all, where there is more than one. */
  readonly count?: Integer;
  /** go's own lines, the one that says why first, or what was compared. */
  readonly evidence: string;
  /** The row of `gowarden explain` that knows go's words. */
  readonly row?: string;
  /** What is named in it besides: both paths, both modules, both hashes, the setting and who gave it its value. */
  readonly values?: Readonly<Record<string, string>>;
  /** The process that holds a lock. */
  readonly pid?: Integer;
  /** True when that process held the lock while tidy ran and does so no more. */
  readonly ended?: true;
  /** Where content was compared: which of the two is wrong. Absent where that is unknown. */
  readonly fault?: 'cache' | 'go.sum';
  /** True when builds stop because of it, false when they do not. Absent where that was not asked. */
  readonly buildsStop?: boolean;
}

/** Subjects of one cause that are named besides the first. */
const mostOthers = 20;

/** Lines of evidence of one cause. */
const mostLines = 12;

/** One cause for all that have the same way out, in the order in which each was first met. */
export function together(causes: readonly TidyCause[]): readonly TidyCause[] {
  const groups = new Map<string, TidyCause[]>();
  for (const cause of causes) {
    const key = keyOf(cause);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [cause]);
    else group.push(cause);
  }
  return [...groups.values()].flatMap((group) => oneOf(group));
}

/** Two that a person would put right with one step. */
function keyOf({ id, row, subject, fault, values }: TidyCause): string {
  if (apart.has(id)) return `${id} ${subject}`;
  if (id === 'import')
    return `${id} ${values?.own === undefined ? '' : 'own'} ${values?.malformed ?? ''} ${/^[./]/.test(subject) ? subject : ''}`;
  return `${id} ${fault ?? ''} ${id === 'other' ? subject : ''} ${values?.host ?? ''} ${id === 'environment' ? (row ?? '') : ''}`;
}

/** Each of them has a step of its own. */
const apart: ReadonlySet<string> = new Set([
  ...['checksum-mismatch', 'lock', 'toolchain', 'permission', 'disk', 'replacement', 'ambiguous-import'],
  ...['declared-path', 'unknown-revision', 'lost-replacement', 'flags', 'workspace'],
]);

function oneOf(group: readonly TidyCause[]): readonly TidyCause[] {
  const [first] = group;
  if (first === undefined) return [];
  const subjects = [...new Set(group.map(({ subject }) => subject).filter((subject) => subject !== ''))];
  const [subject = '', ...others] = subjects;
  const count = Math.max(subjects.length, ...group.map((cause) => cause.count ?? 0));
  const lines = [...new Set(group.flatMap(({ evidence }) => evidence.split('\n')))];
  const fault = group.find((cause) => cause.fault !== undefined)?.fault;
  return [
    {
      ...first,
      subject,
      evidence: lines.slice(0, mostLines).join('\n'),
      ...(fault === undefined ? {} : { fault }),
      ...(others.length > 0 ? { others: others.slice(0, mostOthers) } : {}),
      ...(count > 1 ? { count } : {}),
    },
  ];
}
