import { mkdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Status } from '../../daemon/status.ts';
import type { Outcome } from '../../messages/outcome.ts';
import { speak } from '../../messages/speak.ts';
import { Tray } from '../../tray/tray.ts';
import { lend } from '../tray/lent.ts';
import { someCache, someFinding } from '../tray/some-status.ts';
import { Desktop, missingForDesktop, until } from './desktop.ts';
import { trayText } from '../../tray/text.ts';

const missing = missingForDesktop();
const pictures = new URL('../../artifacts/tray/', import.meta.url);
const name = `sequences in a real panel${missing.length > 0 ? ` (not here: ${missing.join(', ')})` : ''}`;
const who = 'go build (pid 4711, Visual Studio Code)';
const idle = { state: 'idle', waitingFor: null, progress: null, undo: null } as const;

describe.skipIf(missing.length > 0)(name, () => {
  let desktop: Desktop;
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    desktop = await Desktop.open();
    for (const [name, value] of Object.entries(desktop.environment)) vi.stubEnv(name, value);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await desktop.close();
  });

  /** A tray on that desktop, with a cleaner of the test's own. */
  async function open(language: 'en' | 'zh-Hans', actions: Parameters<typeof lend>[0] = {}) {
    const lent = await lend({ ...actions, host: { environment: desktop.environment } });
    lent.speak(speak(language));
    const tray = new Tray(lent.context);
    onTestFinished(async () => {
      await tray.close();
      await until('the icon to be gone', () => desktop.items().length === 0);
    });
    await until('the item', () => desktop.items().length > 0);
    return lent;
  }
  const keep = async (file: string): Promise<void> => {
    await desktop.openMenu();
    desktop.screenshot(new URL(`sequence-${file}.png`, pictures).pathname);
    desktop.xdotool('key', 'Escape');
    await sleep(100);
  };
  const shows = (title: string) =>
    until(
      title,
      () => desktop.labels().includes(title),
      20_000,
      () => desktop.labels().join(' | '),
    );

  test.each(['en', 'zh-Hans'] as const)('%s: wait, clean, undo', async (language) => {
    const said = trayText(language);
    let set: (change: Partial<Status>) => void = () => undefined;
    const until = Date.now() + 3_600_000;
    const undo = { id: 'u', bytes: 3_100_000_000, until };
    const cleaned: Outcome = {
      done: true,
      code: 'cleaned',
      values: { bytes: '3100000000', until: String(until) },
    };
    const empty = [someCache({ bytes: 0 })];
    const lent = await open(language, {
      actions: {
        clean: () => {
          set({ cleaning: { ...idle, state: 'waiting', waitingFor: who } });
          return Promise.resolve({ done: true, code: 'clean-waits', values: { who } });
        },
        undo: () => {
          set({});
          return Promise.resolve({ done: true, code: 'undone', values: { bytes: '3100000000' } });
        },
      },
    });
    set = lent.say;
    await desktop.choose(said.clean.idle('3.1 GB'));
    await shows(said.clean.waiting(who));
    expect(desktop.choices()).toContain(said.cancel.waiting);
    expect(desktop.labels().filter((label) => label.includes('4711'))).toHaveLength(1);
    await keep(`1-wait-${language}`);

    lent.say({ cleaning: { ...idle, state: 'cleaning', progress: 0.4 } });
    await shows(said.cancel.running('40 %'));
    await keep(`2-clean-${language}`);
    lent.say({ cleaning: { ...idle, undo }, caches: empty });
    lent.context.events.publish({ type: 'news', data: cleaned });
    const { notices } = speak(language);
    await shows(said.answered(said.clean.nothing, notices.cleaned(cleaned.values)));
    expect(desktop.labels().join()).not.toContain('4711');
    await keep(`3-cleaned-${language}`);

    await desktop.choose(said.undo.idle('3.1 GB', '').slice(0, 12));
    await shows(notices.undone({ bytes: '3100000000' }));
    expect(desktop.choices().some((label) => label.includes(said.undo.idle('', '').slice(0, 4)))).toBe(false);
    await keep(`4-undone-${language}`);
  });

  test.each(['en', 'zh-Hans'] as const)('%s: a swap, its remedy copied, and the fix', async (language) => {
    const said = trayText(language);
    const lent = await open(language);
    const step = { kind: 'run', argv: ['go', 'env', '-u', 'CGO_ENABLED'] } as const;
    const finding = someFinding({ remedy: { steps: [step], needs: [], undo: null } });
    lent.say({ findings: [finding] });
    const copy = said.findings.copy('go env -u CGO_ENABLED');
    await shows(copy);
    await desktop.choose(copy);
    await shows(said.answered(copy, speak(language).notices['tray-copied']()));
    await keep(`5-copied-${language}`);
    lent.say({});
    await until('the row to go', () => !desktop.labels().join().includes('CGO_ENABLED'));
    expect(desktop.labels()[0]).toBe(said.headline.native(said.headline.checkedAgo(0)));
    await keep(`6-native-${language}`);
  });
});
