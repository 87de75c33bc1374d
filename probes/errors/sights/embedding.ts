import { dirname, join, resolve } from 'node:path';
import type { Look, Place, Sight } from '../sight.ts';
import { namesIn } from './module.ts';
import { positionBefore } from './position.ts';

/** Whether what `//go:embed` names is there. */
export const embedded: Look = ({ line, values: { pattern = '' } }, place) => {
  const at = positionBefore(line, `pattern ${pattern}`, place);
  if (at === null || !at.text.includes('//go:embed') || !at.text.includes(pattern)) return null;
  const path = pattern.replace(/^all:/, '');
  const glob = path.search(/[*?[\\]/);
  const fixed = glob === -1 ? path : path.slice(0, path.lastIndexOf('/', glob) + 1);
  const sought = resolve(at.directory, fixed);
  const facts = place.files.facts(sought);
  if (!facts.ok) return facts.failure.kind === 'absent' ? missing(sought, at, place) : null;
  if (facts.value.kind === 'directory' && namesIn(sought, place).length === 0) return empty(sought);
  if (glob !== -1) return null;
  return {
    proof: 'not here',
    said: {
      en: { seen: `${sought} is there now`, next: 'Run it again, on the machine on which it failed.' },
      zh: { seen: `${sought} 现已存在`, next: '在出错的机器上再运行一次。' },
    },
  };
};

function missing(
  sought: string,
  at: { readonly file: string; readonly source: string },
  place: Place,
): Sight {
  const [seen, seenZh] = [`${sought} is not there`, `${sought} 不存在`];
  const generated = at.source.includes('//go:generate ');
  const web = dirname(sought);
  if (namesIn(web, place).includes('package.json'))
    return {
      proof: 'here',
      said: {
        en: {
          seen,
          next: `Build the web part first, as the project describes it: ${join(web, 'package.json')}.`,
        },
        zh: { seen: seenZh, next: `先按项目说明构建前端：${join(web, 'package.json')}。` },
      },
    };
  return {
    proof: 'here',
    said: {
      en: {
        seen,
        ...(generated
          ? {
              next: `Look at the //go:generate lines of ${at.file}, and run \`go generate\` in its directory.`,
            }
          : {}),
      },
      zh: {
        seen: seenZh,
        ...(generated
          ? { next: `查看 ${at.file} 中的 //go:generate 行，并在其目录中运行 \`go generate\`。` }
          : {}),
      },
    },
  };
}

const empty = (sought: string): Sight => ({
  proof: 'here',
  said: { en: { seen: `${sought} is empty` }, zh: { seen: `${sought} 为空` } },
});
