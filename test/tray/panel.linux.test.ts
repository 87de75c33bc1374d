import { describe, expect, test } from 'vitest';
import type { Command, Ran } from '../../host/run.ts';
import { panelIsMissing } from '../../tray/panel.linux.ts';

const absent: Ran = { outcome: 'not-found', exitCode: null, stdout: '', stderr: '', summary: '' };
const answer = (stdout: string, exitCode = 0): Ran => ({ ...absent, outcome: 'exited', exitCode, stdout });

/** Asks with these programs installed; answers what came of it and which were run. */
async function ask(programs: Readonly<Record<string, Ran>>): Promise<[missing: boolean, ran: string[]]> {
  const ran: Command[] = [];
  const missing = await panelIsMissing({
    environment: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/x', HOME: '/home/x' },
    run: (command) => {
      ran.push(command);
      return Promise.resolve(programs[command.file] ?? absent);
    },
  });
  expect(ran[0]!.environment).toEqual({
    DBUS_SESSION_BUS_ADDRESS: 'unix:path=/x',
    XDG_RUNTIME_DIR: undefined,
  });
  return [missing, ran.map((command) => command.file)];
}

describe('whether a panel is missing', () => {
  test.each([
    ['busctl', 'b false\n', true],
    ['busctl', 'b true\n', false],
    ['gdbus', '(false,)\n', true],
    ['gdbus', '(true,)\n', false],
    ['dbus-send', 'method return time=1 sender=org.freedesktop.DBus\n   boolean false\n', true],
    ['dbus-send', 'method return time=1 sender=org.freedesktop.DBus\n   boolean true\n', false],
  ])('as %s tells it: %j', async (program, stdout, expected) => {
    const [missing, ran] = await ask({ [program]: answer(stdout) });
    expect(missing).toBe(expected);
    expect(ran.at(-1)).toBe(program);
  });

  test('the next program is asked where one fails; when none can tell, nothing is claimed', async () => {
    expect(await ask({ busctl: answer('', 1), gdbus: answer('(false,)') })).toEqual([
      true,
      ['busctl', 'gdbus'],
    ]);
    expect(await ask({})).toEqual([false, ['busctl', 'gdbus', 'dbus-send']]);
  });
});
