import type { ServiceDefinition } from './definition.ts';

/**
 * The systemd user unit of the daemon.
 *
 * Only what a user manager can grant and Node survives: `MemoryDenyWriteExecute` kills V8's compiler, and the file-system
 * sandbox of user units needs unprivileged namespaces (systemd.exec(5)).
 */
export function userUnit(service: ServiceDefinition): string {
  const graphical = service.target === 'graphical-session.target';
  return [
    '[Unit]',
    'Description=gowarden: watches the Go toolchain',
    // The tray lives and dies with the desktop; without one the daemon follows the login.
    ...(graphical ? ['PartOf=graphical-session.target', 'After=graphical-session.target'] : []),
    'StartLimitIntervalSec=300',
    'StartLimitBurst=4',
    '',
    '[Service]',
    'Type=simple',
    `ExecStart=${quote(service.launcher)}`,
    `Environment=${quote(`PATH=${service.path}`)}`,
    `WorkingDirectory=${escapeSpecifiers(service.paths.state)}`,
    'Restart=on-failure',
    'RestartSec=30',
    'TimeoutStopSec=20',
    'UMask=0077',
    'Nice=5',
    'IOSchedulingClass=idle',
    'CPUWeight=20',
    'MemoryMax=512M',
    'NoNewPrivileges=true',
    'LockPersonality=true',
    'RestrictRealtime=true',
    'RestrictSUIDSGID=true',
    'SystemCallArchitectures=native',
    '',
    '[Install]',
    `WantedBy=${service.target}`,
    '',
  ].join('\n');
}

const escapeSpecifiers = (text: string): string => text.replaceAll('%', '%%');

/**
 * A word for a unit file: quoted, with `%` kept from being a specifier (systemd.unit(5)). Neither the executable of ExecStart
 * nor Environment expands `$` (systemd.service(5)).
 */
function quote(word: string): string {
  return `"${escapeSpecifiers(word).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
