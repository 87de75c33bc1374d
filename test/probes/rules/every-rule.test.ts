import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ownPage } from '../../../desktop/pages.ts';
import type { Sketch } from '../../../host/simulated/build.ts';
import { presets } from '../../../host/simulated/presets.ts';
import { speak } from '../../../messages/speak.ts';
import { probes, rules } from '../../../probes/catalogue.ts';
import { lookAt, nothingElse } from '../../../probes/decide.ts';
import type { Finding, Probe, Sweep } from '../../../probes/probe.ts';
import { type RuleId, ruleIds } from '../../../probes/rules/ids.ts';
import { sayFinding, sentencesOf } from '../../../probes/say.ts';
import { stage } from '../../../probes/stage.ts';
import { newSweep } from '../../../probes/sweep.ts';
import { machine, today } from '../machine.ts';
import { hear } from '../../../host/wording.ts';
import { phraseOf, rememberSaid } from '../../../messages/said.ts';
import { isProse } from '../../../scripts/lint/prose.js';

/** What every rule finds in that sweep. */
async function findings(sweep: Sweep): Promise<readonly Finding[]> {
  const looks = await Promise.all(probes.map((probe) => lookAt(probe, rules.values(), sweep)));
  return looks.flatMap(({ report }) => report.findings);
}

/** Values in no particular language: names of processes and commands, and the output of other programs, which is only in English. */
const inNoLanguage =
  /^probes\/contention\.\w+ (?:actor|command)$|^probes\/inventory\.goSays words$|^probes\/(?:cgo|debuggers|workspace|modes|places|tools)\.says words$|^probes\/containers\.(?:at line|(?:by|notBy)\w+ said)$|^probes\/goland\.(?:refusedLine|notAnSdk) words$/;

/** Words of settings, as in a file or as the extension accepts them. */
const ofSettings = /^probes\/editors\.\w+ (?:wanted|written)$/;

/** The parts of a line, or of the values in it, that would be English in Chinese text. */
function englishOnly(line: string): readonly string[] {
  const phrase = phraseOf(line);
  if (!phrase) return isProse(line) ? [line] : [];
  const values = Object.entries(phrase.values).filter(
    ([name]) => ![inNoLanguage, ofSettings].some((one) => one.test(`${phrase.code} ${name}`)),
  );
  return values.flatMap(([, value]) => englishOnly(String(value)));
}

/** The last look at a rule's example. */
async function exampleOf(id: RuleId): Promise<{ sweep: Sweep; also: readonly RuleId[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'gowarden-example-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { host, lent, also } = await stage(folder, id, today);
  return { also, sweep: newSweep(host, new AbortController().signal, today, lent) };
}

describe.each(ruleIds)('%s', (id) => {
  test('is seen on its example, with nothing that it does not name', async () => {
    const { sweep, also } = await exampleOf(id);
    const seen = new Set((await findings(sweep)).map(({ rule }) => rule));
    expect([...seen].sort()).toEqual([id, ...also].sort());
  });

  test('decides only by the answers that it names: the same each time, without changing them', async () => {
    const { sweep } = await exampleOf(id);
    const rule = rules.get(id)!;
    const answer = await sweep.ask(rule.probe);
    const once = await lookAt(rule.probe, [rule], sweep);
    expect((await lookAt(rule.probe, [rule], sweep)).report.findings).toEqual(once.report.findings);
    const frozen = deepFreeze(answer);
    const others = new Map<Probe, unknown>();
    for (const other of rule.needs ?? []) others.set(other, deepFreeze(await sweep.ask(other)));
    const found = rule.decide(frozen, {
      ...nothingElse(today),
      ...(rule.needs && { answer: <Answer>(other: Probe<Answer>) => others.get(other) as Answer }),
    });
    expect(found.map(({ subject }) => subject)).toEqual(once.report.findings.map(({ subject }) => subject));
  });

  test('has its evidence in both languages', async () => {
    hear(rememberSaid);
    const { sweep } = await exampleOf(id);
    const evidence = (await findings(sweep)).flatMap((finding) => finding.evidence);
    expect(evidence.flatMap(englishOnly)).toEqual([]);
  });

  test.each(['en', 'zh-Hans'] as const)('fills every sentence in %s', async (language) => {
    const messages = speak(language);
    const { title, cause, remedy } = sentencesOf(messages, id);
    const { sweep } = await exampleOf(id);
    const own = (await findings(sweep)).filter(({ rule }) => rule === id);
    const said = own.flatMap((finding) => {
      const { title: head, summary, next } = sayFinding(messages, finding);
      return [head, summary, next ?? ''];
    });
    for (const sentence of [title, cause, remedy, ...said]) expect(sentence).toMatch(/\S/);
    // A click opens the page that a next step names (desktop/pages.ts).
    for (const sentence of said)
      if (sentence.includes('https://')) expect([sentence, ownPage(sentence)]).not.toContain(null);
    for (const sentence of said) expect(sentence).not.toMatch(/undefined|null|NaN|\[object/);
    for (const sentence of said)
      expect(sentence, 'two spaces, or a space before an end').not.toMatch(/ {2}| [.,;:。，]/);
    if (language === 'zh-Hans')
      for (const text of [title, cause, remedy]) expect(text).toMatch(/\p{Script=Han}/u);
    if (language === 'en')
      for (const text of [title, cause, remedy]) expect(text).not.toMatch(/\p{Script=Han}/u);
  });
});

const healthy: Readonly<Record<string, () => Sketch>> = {
  'apple-silicon': presets['apple-silicon'],
  'official-package': presets['official-package'],
  'intel-mac': presets['intel-mac'],
  'no-go': presets['no-go'],
  linux: () => ({
    description: {
      format: 1,
      platform: 'linux',
      user: { name: 'kim', home: '/home/kim' },
      hardware: { architecture: 'amd64' },
      contexts: {
        'login-shell': { path: ['/usr/local/bin', '/usr/bin'] },
        gui: { path: ['/usr/bin'] },
        daemon: { path: ['/usr/bin'] },
      },
      commands: [],
      processes: [],
      locks: [],
    },
    files: {
      '/home/kim/go/bin': { directory: true },
      '/usr/bin/env': { text: '#!/bin/sh\n', executable: true },
    },
  }),
};

test.each(Object.entries(healthy))('no rule finds anything on a healthy machine: %s', async (_, sketch) => {
  const { host } = await machine(sketch());
  expect(await findings(newSweep(host, new AbortController().signal, today))).toEqual([]);
});

/** So that a rule that modifies its input throws. */
function deepFreeze<T>(value: T, seen = new Set<unknown>()): T {
  if (typeof value !== 'object' || value === null || seen.has(value)) return value;
  seen.add(value);
  for (const inside of value instanceof Map ? value.values() : Object.values(value)) deepFreeze(inside, seen);
  return Object.freeze(value);
}
