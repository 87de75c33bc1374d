import { inLanguage } from '../../messages/fill.ts';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { ownPaths } from '../../host/paths.ts';
import { defineService, type ServiceDefinition } from '../../launchd/definition.ts';
import { Launchctl } from '../../launchd/launchctl.ts';
import { texts } from '../../cli/commands/service/text.ts';
import { hostAnswering, LaunchdStandIn } from './stand-in.ts';

let service: ServiceDefinition;
let launchd: LaunchdStandIn;
let launchctl: Launchctl;

beforeEach(() => {
  const home = mkdtempSync(join(tmpdir(), 'gowarden-launchctl-'));
  const paths = ownPaths('darwin', home, {});
  mkdirSync(paths.logs, { recursive: true });
  service = defineService({ platform: 'darwin', uid: 501, home }, paths, false);
  launchd = new LaunchdStandIn();
  launchctl = new Launchctl(hostAnswering(launchd.answer, { home }), service, 1);
});

describe('installing the agent', () => {
  it('enables, bootstraps and finds it running', async () => {
    expect(await launchctl.install(true)).toMatchObject({ done: true, code: 'installed' });
    expect(launchd.log).toContain('enable gui/501/io.github.gowarden');
    expect(await launchctl.state()).toMatchObject({
      loaded: true,
      running: true,
      pid: 4711,
      disabled: false,
    });
  });

  it('kickstarts a loaded agent whose file is the same', async () => {
    await launchctl.install(true);
    expect(await launchctl.install(false)).toMatchObject({ done: true, code: 'already-installed' });
    expect(launchd.log.filter((words) => words.startsWith('bootstrap'))).toHaveLength(1);
  });

  it('waits until a changed agent is gone before it bootstraps again', async () => {
    await launchctl.install(true);
    expect(await launchctl.install(true)).toMatchObject({ done: true, code: 'installed' });
    const second = launchd.log.slice(launchd.log.indexOf('bootout gui/501/io.github.gowarden'));
    const prints = second.slice(
      0,
      second.findIndex((words) => words.startsWith('bootstrap')),
    );
    expect(prints.filter((words) => words.startsWith('print gui/501/')).length).toBeGreaterThanOrEqual(3);
  });

  it('reports a missing desktop session', async () => {
    launchd.session = false;
    const outcome = await launchctl.install(true);
    expect(outcome).toMatchObject({ done: false, code: 'no-session' });
    expect(outcome.values.detail).toContain('Could not find domain');
  });

  it('says that the user disabled it, and does not retry in a storm', async () => {
    launchd.switchedOff = true;
    expect(await launchctl.install(true)).toMatchObject({ done: false, code: 'disabled-by-user' });
    expect(launchd.log.filter((words) => words.startsWith('bootstrap'))).toHaveLength(1);
  });

  it('enables what `launchctl disable` had disabled', async () => {
    launchd.disabled = true;
    expect(await launchctl.install(true)).toMatchObject({ done: true, code: 'installed' });
  });

  it('names the missing log directory instead of error 5', async () => {
    const broken = { ...service, paths: { ...service.paths, logs: '/nowhere/logs' } };
    const outcome = await new Launchctl(hostAnswering(launchd.answer), broken, 1).install(true);
    expect(outcome).toMatchObject({
      done: false,
      code: 'bad-log-directory',
      values: { path: '/nowhere/logs' },
    });
  });

  it.each([
    [5, 'Input/output error', 'unexplained', 5],
    [109, 'Invalid property list', 'refused', 5],
    [119, 'Service is disabled', 'disabled-by-user', 1],
    [122, 'Path had bad ownership/permissions', 'bad-permissions', 1],
    [112, 'Could not find specified domain', 'no-session', 1],
    [125, 'Domain does not support specified action', 'no-session', 1],
    [134, 'Service cannot load in requested session', 'no-session', 1],
  ])('translates error %i, %s, and retries only where that can help', async (number, words, code, tries) => {
    let tried = 0;
    const stderr = `Bootstrap failed: ${number}: ${words}\nTry re-running the command as root for richer errors.\n`;
    const host = hostAnswering((command) => {
      if (command.arguments[0] !== 'bootstrap') return launchd.answer(command);
      tried += 1;
      return { exitCode: number, stderr };
    });
    const outcome = await new Launchctl(host, service, 0).install(true);
    expect(outcome).toMatchObject({ done: false, code });
    expect(tried).toBe(tries);
    for (const language of ['en', 'zh-Hans'] as const) {
      const values = { file: '', detail: '', path: '', ...outcome.values };
      expect(inLanguage(language, texts)[outcome.code](values)).not.toMatch(/undefined/);
    }
  });

  it.each([17, 37])('recognizes error %i of a loaded agent: it is running', async (number) => {
    const host = hostAnswering((command) => {
      const answer = launchd.answer(command);
      return command.arguments[0] === 'bootstrap'
        ? { exitCode: number, stderr: `Bootstrap failed: ${number}: …\n` }
        : answer;
    });
    expect(await new Launchctl(host, service, 0).install(true)).toMatchObject({
      done: true,
      code: 'installed',
    });
  });

  it('reports a missing launchctl', async () => {
    const outcome = await new Launchctl(
      hostAnswering(() => 'missing'),
      service,
      1,
    ).install(true);
    expect(outcome).toMatchObject({ done: false, code: 'no-manager' });
  });
});

describe('removing and restarting the agent', () => {
  it('boots out and waits until launchd has let go', async () => {
    await launchctl.install(true);
    expect(await launchctl.remove()).toMatchObject({ done: true, code: 'uninstalled' });
    expect(launchd.loaded).toBe(false);
  });

  it('has nothing to do when it is not loaded', async () => {
    expect(await launchctl.remove()).toMatchObject({ done: true, code: 'not-installed' });
    expect(await launchctl.restart()).toMatchObject({ done: false, code: 'not-installed' });
  });

  it('gives up on an agent that never ends', async () => {
    await launchctl.install(true);
    const host = hostAnswering((command) =>
      command.arguments[0] === 'bootout' ? { exitCode: 36 } : launchd.answer(command),
    );
    expect(await new Launchctl(host, service, 0).remove()).toMatchObject({
      done: false,
      code: 'still-stopping',
    });
  });
});
