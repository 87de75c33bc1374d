import { expect, test } from 'vitest';
import { locate, prefixOf, relative } from '../../../../cli/commands/check/located.ts';
import type { ShownFinding } from '../../../../cli/look/look.ts';

const finding = {
  ...{ rule: 'dockerfile-platform', subject: '/Dockerfile', severity: 'info', certainty: 'observed' },
  ...{ evidence: ['/Dockerfile:2 FROM golang'], values: { path: '/Dockerfile', line: 2 } },
} as unknown as ShownFinding;

test('a repository may be the root of a container', () => {
  expect(locate(finding, '/')).toMatchObject({ path: 'Dockerfile', line: 2 });
  expect(locate({ ...finding, values: {} }, '/')).toMatchObject({ path: 'Dockerfile', line: 2 });
  expect(relative('/a/b:3 says', '/')).toBe('/a/b:3 says');
});

test.each([
  ['/w/app', '/w', 'app/'],
  ['/w', '/w', ''],
  ['/w/app', '', ''],
  ['/w/app', '/other', ''],
  ['/wide/app', '/w', ''],
  ['/app', '/', 'app/'],
])('for %s in the checkout %s paths begin with %j', (top, workspace, prefix) => {
  expect(prefixOf(top, workspace)).toBe(prefix);
});
