import { describe, expect, test } from 'vitest';
import type { Status } from '../../daemon/status.ts';
import type { Remedy } from '../../probes/remedy.ts';
import { menu } from '../../tray/menu.ts';
import { stateOf } from '../../tray/menu/answer.ts';
import { of, row } from './rows.ts';
import { nativeGo, now, someFinding, someStatus } from './some-status.ts';
import { words } from './words.ts';

describe('shape and headline', () => {
  const minutes = 60_000;
  const cases: [string, Partial<Status>, string, RegExp, RegExp][] = [
    ['native', {}, 'native', /^Everything native · checked 40 s ago$/, /^全部为原生架构 · 40 秒前检查$/],
    ['first', { checkedAt: null }, 'stale', /^First look/, /首次检查/],
    ['old', { checkedAt: now - 16 * minutes }, 'stale', /^Stale: last checked at 13:46$/, /已过期/],
    ['old by days', { checkedAt: now - 86_400_000 }, 'stale', /at 2026-11-22 14:02$/, /2026-11-22 14:02$/],
    ['clock set back', { checkedAt: now + 5 * minutes }, 'stale', /yet to come/, /尚未到来/],
    ['no Go', { winner: null }, 'stale', /^No Go found/, /未找到 Go/],
    ['could not tell', { unknown: ['a', 'b'] }, 'stale', /2 questions unanswered/, /2 个问题没有答案/],
    [
      'foreign and not judged',
      { winner: { ...nativeGo, architectures: ['amd64'] } },
      'stale',
      /^Go is amd64, not yet judged/,
      /amd64/,
    ],
    ['hardware not told', { hardware: null }, 'stale', /not yet judged/, /尚未判定/],
    ['muted', { findings: [someFinding({ visible: false })] }, 'native', /^No open finding/, /静音/],
    [
      'error',
      { findings: [someFinding()] },
      'broken',
      /^\/usr\/local\/bin\/go is 1.22.5 for amd64; this machine is arm64 · since 13:02$/,
      /自 13:02 起$/,
    ],
    ['warning', { findings: [someFinding({ severity: 'warning' })] }, 'attention', /since 13:02$/, /自/],
    [
      'suspected',
      { findings: [someFinding({ certainty: 'suspected' })] },
      'attention',
      /^Suspected: /,
      /^疑似/,
    ],
    [
      'not certain',
      { findings: [someFinding({ certainty: 'unknown' })] },
      'stale',
      /^Unknown: /,
      /^无法判断/,
    ],
    ['note', { findings: [someFinding({ severity: 'info' })] }, 'native', /^Everything native/, /^全部/],
    [
      'paused',
      { paused: { until: now + minutes } },
      'paused',
      /^Paused until 14:03 · last checked/,
      /^已暂停至/,
    ],
    ['pause over', { paused: { until: now } }, 'native', /^Everything native/, /^全部/],
    [
      'paused before the first look',
      { paused: { until: now + minutes }, checkedAt: null },
      'paused',
      /^Paused until 14:03$/,
      /^已暂停至 14:03$/,
    ],
    [
      'cleaning over a finding',
      {
        findings: [someFinding()],
        cleaning: { state: 'cleaning', waitingFor: null, progress: 0.419, undo: null },
      },
      'cleaning',
      /^Cleaning caches · 41 %$/,
      /41 %$/,
    ],
    [
      'undoing',
      { cleaning: { state: 'undoing', waitingFor: null, progress: null, undo: null } },
      'cleaning',
      /^Undoing/,
      /撤销/,
    ],
    [
      'purging',
      { cleaning: { state: 'purging', waitingFor: null, progress: null, undo: null } },
      'cleaning',
      /^Freeing/,
      /释放/,
    ],
    [
      'measuring is no clean-up',
      { cleaning: { state: 'measuring', waitingFor: null, progress: null, undo: null } },
      'native',
      /^Everything native/,
      /^全部/,
    ],
  ];
  test.each(cases)('%s', (_name, change, shape, english, chinese) => {
    const shown = of(change);
    expect(shown.shape).toBe(shape);
    expect(row(shown, 'headline').title).toMatch(english);
    // The tooltip of the icon shows a time of day, which stays true however long nothing is painted.
    expect(shown.label).toContain(row(shown, 'headline').title.replace('40 s ago', 'at 14:01'));
    const zh = menu(someStatus(change), now, words('zh-Hans'));
    expect(zh.shape).toBe(shape);
    expect(row(zh, 'headline').title).toMatch(chinese);
  });

  test.each([
    [-5000, 'just now', '刚刚检查'],
    [0, 'just now', '刚刚检查'],
    [19_999, 'just now', '刚刚检查'],
    [20_000, '20 s ago', '20 秒前检查'],
    [59_999, '40 s ago', '40 秒前检查'],
    [60_000, '1 min ago', '1 分钟前检查'],
    [14 * 60_000 + 59_999, '14 min ago', '14 分钟前检查'],
    [3 * 3_600_000 + 1, '3 h ago', '3 小时前检查'],
  ])('a check %i ms ago', (age, english, chinese) => {
    const status = someStatus({ checkedAt: now - age, staleAfterMs: 86_400_000 });
    const title = (language: 'en' | 'zh-Hans'): string =>
      row(menu(status, now, words(language)), 'headline').title;
    expect(title('en')).toBe(`Everything native · checked ${english}`);
    expect(title('zh-Hans')).toBe(`全部为原生架构 · ${chinese}`);
  });

  test('an observed error comes before a newer warning and an older error', () => {
    const shown = of({
      findings: [
        someFinding({ severity: 'warning', subject: '/newest', openedAt: now }),
        someFinding({ subject: '/older', openedAt: now - 5000 }),
        someFinding({ subject: '/worst', openedAt: now - 1000 }),
      ],
    });
    expect(row(shown, 'headline').title).toContain('/worst');
    expect(row(shown, 'finding-1').title).toContain('/older');
    expect(row(shown, 'finding-2').title).toContain('/newest');
  });
});

describe('findings', () => {
  test('a command is copied by a click, right below the headline and in the list', () => {
    const shown = of({ findings: [someFinding()] });
    for (const id of ['next', 'finding-0-next'])
      expect(row(shown, id)).toMatchObject({
        title: 'Copy: arch -arm64 /opt/homebrew/bin/brew install go',
        enabled: true,
        hidden: false,
        wish: { kind: 'copy', text: 'arch -arm64 /opt/homebrew/bin/brew install go' },
      });
    expect(row(shown, 'findings').title).toBe('1 finding');
  });

  test('without a command the advice is shown and cannot be clicked', () => {
    const step = { kind: 'person', en: 'Open a new terminal.', zh: '打开新的终端。' } as const;
    const shown = of({ findings: [someFinding({ remedy: { steps: [step], needs: [], undo: [] } })] });
    expect(row(shown, 'next')).toMatchObject({ enabled: false, hidden: false, wish: null });
    expect(row(shown, 'next').title).toMatch(/^Next: /);
  });

  test.each<[string, Partial<Remedy>, RegExp, string]>([
    [
      'that its first step opens',
      { steps: [{ kind: 'run', argv: ['open', 'https://go.dev/dl/go1.26.8.darwin-arm64.pkg'] }] },
      /^Open: https:\/\/go\.dev\/dl\/go1\.26\.8\.darwin-arm64\.pkg$/,
      'https://go.dev/dl/go1.26.8.darwin-arm64.pkg',
    ],
    [
      'that its words name',
      {
        steps: [
          {
            kind: 'person',
            en: 'Do as https://go.dev/doc/install says.',
            zh: '见 https://go.dev/doc/install。',
          },
        ],
      },
      /Do as https:\/\/go\.dev\/doc\/install says\. · opens the page$/,
      'https://go.dev/doc/install',
    ],
  ])('a page %s is opened by a click', (_name, change, title, url) => {
    const remedy = { steps: [], needs: [], undo: null, ...change };
    for (const language of ['en', 'zh-Hans'] as const) {
      const shown = row(
        menu(someStatus({ findings: [someFinding({ remedy })] }), now, words(language)),
        'next',
      );
      expect(shown).toMatchObject({ enabled: true, hidden: false, wish: { kind: 'page', url } });
      if (language === 'en') expect(shown.title).toMatch(title);
    }
  });

  test('a missing Go has a next step, and one that is on no PATH another; an unknown one has none', () => {
    const none = { winner: null, toolchains: [] };
    expect(row(of(none), 'next')).toMatchObject({
      title: 'Next: install Go from https://go.dev/dl/ · opens the page',
      wish: { kind: 'page', url: 'https://go.dev/dl/' },
    });
    expect(row(of({ winner: null }), 'next')).toMatchObject({
      title: "Next: add /opt/homebrew/bin to the PATH in your shell's start-up file",
      enabled: false,
      hidden: false,
    });
    for (const change of [{ checkedAt: null }, { unknown: ['the login shell does not answer'] }])
      expect(row(of({ ...none, ...change }), 'next').hidden).toBe(true);
  });

  test('without findings the submenu says so and offers nothing', () => {
    const shown = of({});
    expect(row(shown, 'next').hidden).toBe(true);
    expect(row(shown, 'findings').title).toBe('No findings');
    expect(
      row(shown, 'findings')
        .rows.filter((one) => !one.hidden)
        .map((one) => one.title),
    ).toEqual(['No findings']);
  });

  test('more than six are counted, unanswered questions come last', () => {
    const findings = Array.from({ length: 5 }, (_, index) => someFinding({ subject: `/go${index}` }));
    const shown = of({ findings, unknown: ['Was not asked.', 'Nor this.', 'Nor that.'] });
    expect(row(shown, 'findings').title).toBe('5 findings · 3 unanswered questions');
    expect(row(shown, 'finding-5').title).toBe('Unknown: Was not asked.');
    expect(row(shown, 'findings-more').title).toBe('2 more: run “gowarden doctor”');
  });
});

describe('toolchain', () => {
  test('names the go that wins', () =>
    expect(row(of({ winner: { ...nativeGo, version: 'go1.26.8' } }), 'toolchain').title).toBe(
      'go 1.26.8 arm64 · /opt/homebrew/bin/go · homebrew',
    ));
  test('says when it is not native', () => {
    const winner = { ...nativeGo, architectures: ['amd64'] };
    expect(row(of({ winner }), 'toolchain').title).toMatch(/ · not native$/);
  });
  test('a universal go is native', () => {
    const winner = { ...nativeGo, architectures: ['amd64', 'arm64'] };
    expect(row(of({ winner }), 'toolchain').title).not.toContain('not native');
    expect(of({ winner }).shape).toBe('native');
  });
});

describe('the rest', () => {
  test('a running check cannot be requested twice, and says why', () =>
    expect(row(of({}, { pending: ['check'], answer: null }), 'check')).toMatchObject({
      title: 'Check now: a check is running',
      enabled: false,
    }));
  test('pause and resume', () => {
    expect(row(of({}), 'resume')).toMatchObject({ enabled: false, title: 'Resume: not paused' });
    const paused = of({ paused: { until: now + 3_600_000 } });
    expect(row(paused, 'pause').title).toBe('Paused until 15:02');
    expect(row(paused, 'resume')).toMatchObject({ enabled: true, wish: { kind: 'resume' } });
  });
  test('the outcome of an action is in its row for ten minutes', () => {
    const outcome = { done: false, code: 'tray-no-clipboard', values: { file: '/tmp/x' } };
    const wish = { kind: 'diagnostics' } as const;
    const answer = {
      ...{ row: 'diagnostics', at: now, outcome },
      state: stateOf({ id: 'diagnostics', wish }, someStatus()),
    };
    const told = /^Copy diagnostics · no clipboard program/;
    expect(row(of({}, { pending: [], answer }), 'diagnostics').title).toMatch(told);
    expect(row(of({}, { pending: [], answer }, now + 600_000), 'diagnostics').title).toBe('Copy diagnostics');
  });
  test('the age of the known PATH is shown in More, in its usual place', () => {
    const [told, unasked] = [of({ pathAsOf: now - 3 * 3_600_000 }), of({ pathAsOf: null })];
    expect(row(told, 'path')).toMatchObject({ title: 'PATH as of 11:02', hidden: false, enabled: false });
    expect(row(unasked, 'path').hidden).toBe(true);
    expect(row(of({ pathAsOf: now - 86_400_000 }), 'path').title).toBe('PATH as of 2026-11-22 14:02');
  });
  test('the cost of gowarden itself, and the parts of it that do not work', () => {
    const shown = of({ notices: [{ code: 'tray-no-panel', values: {} }] });
    expect(row(shown, 'cost').title).toBe('Own cost: 54.0 MB, CPU 0.1 % · at 14:02');
    expect(row(shown, 'cost-more').title).toMatch(/^\d+ watches, \d+ open files, history [\d.]+ [kM]?B$/);
    expect(row(shown, 'about').title).toBe('gowarden 0.1.0 · running since 13:02');
    expect(row(shown, 'more').title).toBe('More (1 notice)');
    expect(row(shown, 'notice-0').title).toMatch(/^No icon yet/);
  });
  test('text from file names cannot break the menu', () => {
    const finding = someFinding({ subject: `/x\n<SEPARATOR>\u202e\ud800${'y'.repeat(500)}` });
    const { title } = row(of({ findings: [finding] }), 'finding-0');
    expect(title).not.toMatch(/[\n\u202e\ud800]/);
    expect(Array.from(title).length).toBeLessThanOrEqual(96);
    expect(title).toContain('…');
  });
});
