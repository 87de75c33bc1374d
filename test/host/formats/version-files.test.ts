import { expect, test } from 'vitest';
import { openedProjects } from '../../../host/formats/recent-projects.ts';
import {
  readGoenvVersions,
  readLegacyVersionFile,
  readToolVersions,
} from '../../../host/formats/version-files.ts';
import { versionLine } from '../../../host/formats/mod-file/version-line.ts';

test.each([
  ['golang 1.22.5 1.21 # why\r\n', ['1.22.5', '1.21'], ['1.22.5', '1.21']],
  ['golang 1.22.5\r\n', ['1.22.5'], ['1.22.5']],
  ['golang\t1.22.5\n', null, ['1.22.5']],
  ['\ufeffgolang 1.22.5\n', null, null],
  ['#golang 1.22.5\nnode 20\n', null, null],
  ['node 20\n  golang   system\n', ['system'], ['system']],
])('.tool-versions %j', (text, asdf, mise) => {
  expect(readToolVersions(text, ['golang'], 'spaces')).toEqual(asdf);
  expect(readToolVersions(text, ['golang'], 'white space')).toEqual(mise);
});

test.each([
  ['1.22.5\r\n', ['1.22.5']],
  ['# 1.21\n\n1.22.5 more\n1.20\n', ['1.22.5', '1.20']],
  [`#${'x'.repeat(5000)}\n1.22.5\n`, ['1.22.5']],
  ['../x\n..\n', []],
  ['', []],
])('goenv: %j', (text, expected) => {
  expect(readGoenvVersions(text)).toEqual(expected);
});

test.each([
  ['legacy_version_file = yes\n', true],
  ['legacy_version_file=yes', true],
  ['# legacy_version_file = yes', false],
  ['legacy_version_file = no\nlegacy_version_file = yes', false],
  ['', false],
])('.asdfrc %j', (text, expected) => {
  expect(readLegacyVersionFile(text)).toBe(expected);
});

test.each([
  ['module x\n\ngo 1.22.5 // why\ntoolchain go1.23.0\n', { value: '1.22.5', line: 3 }],
  ['go 1.22.5\r\n', { value: '1.22.5', line: 1 }],
  ['\u0085go\t1.22', { value: '1.22', line: 1 }],
  ['\ufeffgo 1.22\n', null],
  ['gopher 1\ngo1.22\n', null],
])('the line of go.mod that chooses the toolchain: %j', (text, expected) => {
  expect(versionLine(text, 'go')).toEqual(expected);
});

const entry = (key: string, meta: string): string =>
  `<entry key="${key}"><value><RecentProjectMetaInfo ${meta}/></value></entry>`;

test.each([
  [entry('$USER_HOME$/a', 'frameTitle="x" opened="true"'), ['/h/a']],
  [entry('/a &amp; b &#252;&#xfc;', "opened = 'true'"), ['/a & b üü']],
  [entry('/a', 'opened="false"'), []],
  [entry('/a', 'title=\'opened="true"\''), []],
  [`<!-- ${entry('/a', 'opened="true"')} -->${entry('/b', 'opened="true"')}`, ['/b']],
  [`<![CDATA[${entry('/a', 'opened="true"')}]]>`, []],
  ['<entry key="/a"></entry><RecentProjectMetaInfo opened="true"/>', []],
  ['<entry key="/a"><RecentProjectMetaInfo opened="true"', []],
  [entry('/$1$&', 'opened="true"'), ['/$1$&']],
])('recentProjects.xml %j', (xml, expected) => {
  expect(openedProjects(xml, '/h')).toEqual(expected);
});
