import { build } from 'plist';
import type { ServiceDefinition } from './definition.ts';

/**
 * The LaunchAgent of the daemon as a property list.
 *
 * Keys: launchd.plist(5) (https://keith.github.io/xcode-man-pages/launchd.plist.5.html). No `ProcessType`: `Background` would
 * throttle CPU and disk for the daemon and for the menu-bar helper that inherits it. `KeepAlive` only after a failure, so that
 * a deliberate end (exit 0) is an end. That launchd accepts it needs a Mac (docs/needs-a-mac.md).
 */
export function launchAgent(service: ServiceDefinition): string {
  return `${build({
    Label: service.label,
    ProgramArguments: [service.launcher],
    EnvironmentVariables: { PATH: service.path, HOME: service.home },
    WorkingDirectory: service.paths.state,
    RunAtLoad: true,
    KeepAlive: { SuccessfulExit: false },
    ThrottleInterval: 30,
    LimitLoadToSessionType: 'Aqua',
    ExitTimeOut: 20,
    Nice: 5,
    LowPriorityIO: true,
    // 077 in decimal: property lists have no octal numbers.
    Umask: 0o077,
    StandardOutPath: launcherLog(service),
    StandardErrorPath: launcherLog(service),
  })}\n`;
}

/** What the launcher and a daemon that cannot log say. launchd refuses to load an agent whose log directory is missing. */
export function launcherLog(service: ServiceDefinition): string {
  return `${service.paths.logs}/launcher.log`;
}
