import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from '../fast-check.ts';
import { expect, test } from 'vitest';
import { tables } from '../../cli/phrases.ts';
import { speak } from '../../messages/speak.ts';
import { type Phrases, wording } from '../../messages/wording.ts';
import { call } from './call.ts';
import { expectHarmless, hostile } from './hostile.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

test('every table of phrases is registered for Chinese output, by its folder', () => {
  const listed = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '*/text.ts'],
    { cwd: root, encoding: 'utf8' },
  ).split('\n');
  const topics = listed
    .filter((path) => path !== '' && readFileSync(root + path, 'utf8').includes('export const phrases'))
    .map((path) => path.replace('/text.ts', ''));
  expect(topics.length).toBeGreaterThan(20);
  expect(Object.keys(tables).toSorted()).toEqual(topics.toSorted());
  for (const topic of topics)
    expect(readFileSync(`${root}${topic}/text.ts`, 'utf8')).toContain(`wording('${topic}', phrases)`);
});

test('answers about files are given in Chinese', async () => {
  const { err } = await call(['which', 'go', '/nonexistent/x', '--lang', 'zh']);
  expect(err).toContain('gowarden：/nonexistent/x 不存在（ENOENT）');
});

test('no phrase lets a value have an effect or start a line: mount points, users and programs included', () => {
  const names = (sentence: string): string[] =>
    [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  for (const [topic, phrases] of Object.entries<Phrases>(tables))
    for (const [code, { en, zh }] of Object.entries(phrases)) {
      expect(names(zh).toSorted(), `${topic}.${code}`).toEqual(names(en).toSorted());
      fc.assert(
        fc.property(hostile, (value) => {
          const values = Object.fromEntries(names(en).map((name) => [name, `/Volumes/${value}`]));
          const say = wording(topic, phrases) as (code: string, values: object) => string;
          const sentence = say(code, values);
          for (const language of ['en', 'zh-Hans'] as const)
            expectHarmless(speak(language).told(sentence), `${topic}.${code} ${language}`);
        }),
        { numRuns: 3 },
      );
    }
});
