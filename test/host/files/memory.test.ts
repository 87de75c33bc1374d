import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { Host } from '../../../host/host.ts';
import { openHost } from '../../../host/open.ts';
import { binaryOf, namesIn, textOf } from '../../../host/files/memory.ts';

it('does not keep a refusal, since permissions change without a trace in size or time', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'gowarden-memory-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const file = join(directory, 'file');
  writeFileSync(file, '#!/bin/sh\n');
  utimesSync(file, 1_000_000_000, 1_000_000_000);
  const real = await openHost();
  let refused = true;
  const failure = { ok: false, failure: { kind: 'blocked', message: 'refused' } } as const;
  const files = {
    ...real.files,
    open: ((path, use) => (refused ? failure : real.files.open(path, use))) as Host['files']['open'],
    text: ((path) => (refused ? failure : real.files.text(path))) as Host['files']['text'],
  };
  const host: Host = { ...real, files };
  const facts = host.files.facts(file);
  if (!facts.ok) throw new Error(facts.failure.message);
  expect(binaryOf(host, file, facts.value)).toEqual(failure);
  expect(textOf(host, file)).toBeNull();
  refused = false;
  expect(binaryOf(host, file, facts.value)).toMatchObject({ ok: true, value: { format: 'script' } });
  expect(textOf(host, file)).toBe('#!/bin/sh\n');
  refused = true;
  expect(textOf(host, file)).toBe('#!/bin/sh\n');
});

it('lists an overly large directory once, and again when it has changed', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'gowarden-memory-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  utimesSync(directory, 1_000_000_000, 1_000_000_000);
  const real = await openHost();
  const failure = { ok: false, failure: { kind: 'too-large', message: 'more than 10000 entries' } } as const;
  const list = vi.fn(() => failure);
  const host: Host = { ...real, files: { ...real.files, list } };
  const names = () => namesIn(host, directory, 'any', () => true);
  expect([names(), names()]).toEqual([failure, failure]);
  expect(list).toHaveBeenCalledTimes(1);
  writeFileSync(join(directory, 'one'), '');
  names();
  expect(list).toHaveBeenCalledTimes(2);
});
