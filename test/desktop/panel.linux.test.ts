import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Host } from '../../host/host.ts';
import { busIsAway, panelIsMissing } from '../../desktop/panel.linux.ts';
import { missingPrograms, startSession, type Programs } from '../real/bus.ts';
import { scratch } from '../tray/helper/scripted.ts';

const missing = missingPrograms(['dbus-daemon']);

describe.skipIf(missing.length > 0)(
  `a session bus${missing.length > 0 ? ` (not here: dbus-daemon)` : ''}`,
  () => {
    let programs: Programs;
    let session: Pick<Host, 'environment' | 'user'>;

    beforeAll(async () => {
      ({ programs, session } = await startSession());
    });
    afterAll(() => programs.close());

    test('on which no program shows icons has no panel', async () => {
      expect(await busIsAway(session)).toBeNull();
      expect(await panelIsMissing(session)).toBe(true);
    });

    test('that does not answer is away, and then nothing is claimed about panels', async () => {
      const path = `${scratch()}/bus`;
      const gone = { ...session, environment: { DBUS_SESSION_BUS_ADDRESS: `unix:path=${path}` } };
      expect(await busIsAway(gone)).toMatch(
        new RegExp(`^the D-Bus session bus cannot be reached \\(${path}: .*ENOENT`),
      );
      expect(await panelIsMissing(gone)).toBe(false);
    });
  },
);
