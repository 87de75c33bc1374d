import { dirname } from 'node:path';
import { describeSource } from '../../../host/go/setting.ts';
import { readSettings } from '../../../host/go/settings.ts';
import type { Host } from '../../../host/host.ts';
import type { ErrorMatch } from '../../../probes/errors/match.ts';
import type { Look } from '../../look/look.ts';

/**
 * The settings that make go print the text, as each place from which go is started has them: this terminal, a new one, applications.
 * `GOFLAGS=-mod=mod (/home/me/.config/go/env:2)`, each once.
 */
export async function causingSettings(
  { row, values }: ErrorMatch,
  look: Look | null,
  host: Host,
): Promise<readonly string[]> {
  if (row.settings === undefined) return [];
  const { platform, environment, user } = host;
  const machine = { platform, hardware: look?.hardware ?? (await host.hardware()) };
  const places = (await host.contexts()).map(({ id, environment, source }) => ({ id, environment, source }));
  const own = {
    id: 'daemon' as const,
    environment: { HOME: user.home, ...environment },
    source: 'environment',
  };
  const found = [own, ...places.filter(({ id }) => id !== 'daemon')].flatMap(
    ({ id, environment, source }) => {
      const go = look?.toolchains.find(
        ({ winsIn, file }) => file !== null && winsIn?.includes(id) === true,
      )?.file;
      const settingOf = readSettings(host, environment, go ? dirname(dirname(go)) : null);
      return (row.settings ?? []).flatMap(({ name, causes }) => {
        const setting = settingOf(name);
        if (setting.value === '' || !causes(setting.value, values, machine)) return [];
        const by = setting.source.kind === 'variable' ? source : describeSource(setting.source);
        return [`${name}=${setting.value} (${by})`];
      });
    },
  );
  return [...new Set(found)];
}
