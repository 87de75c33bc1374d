import { dirname } from 'node:path';
import type { Look, Place } from '../sight.ts';

/** What is on the way to a cache that could not be made. */
export const unmade: Look = ({ values }, place) => {
  const { directory = '' } = values;
  if (!directory.startsWith('/')) return null;
  const there = firstThere(directory, place);
  // The text may come from another machine, about which the root of this one says nothing.
  if (there === null || there.path === '/') return null;
  const { path, uid, kind, mode } = there;
  const owner = uid === 0 ? 'root' : `${uid}`;
  // A group or everybody may write there, as in /tmp.
  if (kind === 'directory' && (uid === place.user.uid || (mode & 0o022) !== 0)) return null;
  if (kind !== 'directory')
    return {
      proof: 'here',
      said: {
        en: {
          seen: `${path} is no directory`,
          cause: 'What stands in the way of the build cache is no directory.',
          next: `Move ${path} aside, or name another directory in GOCACHE.`,
        },
        zh: {
          seen: `${path} 不是目录`,
          cause: '构建缓存路径上有一项不是目录。',
          next: `移开 ${path}，或在 GOCACHE 中指定其他目录。`,
        },
      },
    };
  if (path === directory)
    return {
      proof: 'here',
      said: {
        en: {
          seen: `${path} belongs to ${owner}`,
          cause: `The build cache belongs to ${owner}: a \`sudo go\`, a container or another user made it.`,
        },
        zh: {
          seen: `${path} 属于 ${owner}`,
          cause: `构建缓存属于 ${owner}：由 \`sudo go\`、容器或其他用户建立。`,
        },
      },
    };
  return {
    proof: 'unknown',
    said: {
      en: {
        seen: `${directory} is not there, and ${path}, in which it would be made, belongs to ${owner}`,
        cause:
          'There is no build cache yet, and the directory in which it would be made is not yours: GOCACHE, XDG_CACHE_HOME or HOME names a place of another user or of the system.',
        next: 'Name a directory of your own: correct HOME (`echo $HOME`) where it is wrong, or set GOCACHE.',
      },
      zh: {
        seen: `${directory} 不存在，而要在其中建立它的 ${path} 属于 ${owner}`,
        cause:
          '构建缓存尚不存在，而要在其中建立它的目录不归您所有：GOCACHE、XDG_CACHE_HOME 或 HOME 指向了他人或系统的位置。',
        next: '改用自己的目录：若 HOME 不对（`echo $HOME`）请改正，或设置 GOCACHE。',
      },
    },
  };
};

/** The path, or the first above it that is there. */
function firstThere(path: string, { files }: Place) {
  for (let at = path; ; at = dirname(at)) {
    const facts = files.target(at);
    if (facts.ok) return { path: at, ...facts.value };
    if (facts.failure.kind !== 'absent' || at === dirname(at)) return null;
  }
}
