import { xmlEvents } from './xml.ts';

/** More than anyone has open; what is above it is passed over. */
const most = 1000;

/** A project of an IDE's list. */
export interface RecentProject {
  readonly path: string;
  readonly isOpen: boolean;
  /** When it was last opened, milliseconds since 1970; 0 when the list does not say. */
  readonly openedMs: number;
}

/** The projects that an IDE's `options/recentProjects.xml` marks as open, each once. */
export function openedProjects(xml: string, home: string): readonly string[] {
  return [...new Set(recentProjects(xml, home).flatMap(({ path, isOpen }) => (isOpen ? [path] : [])))];
}

/**
 * The projects of an IDE's `options/recentProjects.xml`, with `$USER_HOME$` filled in: the keys of the entries that have a
 * RecentProjectMetaInfo, its `opened` and its option `projectOpenTimestamp`.
 * https://github.com/JetBrains/intellij-community/blob/master/platform/platform-impl/src/com/intellij/ide/RecentProjectsManagerBase.kt
 */
export function recentProjects(xml: string, home: string): readonly RecentProject[] {
  const all: { path: string; isOpen: boolean; openedMs: number }[] = [];
  let entry: string | null = null;
  let project: (typeof all)[number] | null = null;
  for (const event of xmlEvents(xml)) {
    const { kind, name } = event;
    if (kind === 'close') {
      if (name === 'entry') entry = project = null;
      continue;
    }
    const { attributes } = event;
    if (name === 'entry') {
      entry = attributes.get('key') ?? null;
      project = null;
    } else if (name === 'RecentProjectMetaInfo' && entry !== null) {
      if (project === null) {
        if (all.length === most) return all;
        project = { path: entry.replace('$USER_HOME$', () => home), isOpen: false, openedMs: 0 };
        all.push(project);
      }
      project.isOpen ||= attributes.get('opened') === 'true';
    } else if (project !== null && name === 'option' && attributes.get('name') === 'projectOpenTimestamp')
      project.openedMs = timeOf(attributes.get('value'));
  }
  return all;
}

function timeOf(value = ''): number {
  return /^\d{1,15}$/.test(value) ? Number(value) : 0;
}
