import { xmlEvents } from './xml.ts';

/** More than anyone has open; what is above it is passed over. */
const most = 1000;

/**
 * The projects that an IDE's `options/recentProjects.xml` marks as open, as paths with `$USER_HOME$` filled in: the keys of the
 * entries whose RecentProjectMetaInfo says `opened="true"`.
 * https://github.com/JetBrains/intellij-community/blob/master/platform/platform-impl/src/com/intellij/ide/RecentProjectsManagerBase.kt
 */
export function openedProjects(xml: string, home: string): readonly string[] {
  const opened: string[] = [];
  let entry: string | null = null;
  for (const event of xmlEvents(xml)) {
    if (event.kind === 'close') {
      if (event.name === 'entry') entry = null;
      continue;
    }
    if (event.name === 'entry') entry = event.attributes.get('key') ?? null;
    else if (
      entry !== null &&
      event.name === 'RecentProjectMetaInfo' &&
      event.attributes.get('opened') === 'true'
    ) {
      opened.push(entry.replace('$USER_HOME$', () => home));
      if (opened.length === most) return opened;
      // The same entry is open once.
      entry = null;
    }
  }
  return opened;
}
