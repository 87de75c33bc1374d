import { expect, test } from 'vitest';
import { namesLocalhost } from '../../../host/formats/hosts.ts';

test.each([
  ['127.0.0.1\tlocalhost\n255.255.255.255\tbroadcasthost\n::1             localhost\n', true],
  ['::1 LocalHost', true],
  ['127.0.0.1 box localhost # the usual\r\n', true],
  ['# 127.0.0.1 localhost\n', false],
  ['10.0.0.7 localhost\n', false],
  ['127.0.0.1 localhost.localdomain\n', false],
  ['127.0.0.1 # localhost\n', false],
  ['', false],
])('%j: %s', (text, expected) => {
  expect(namesLocalhost(text)).toBe(expected);
});
