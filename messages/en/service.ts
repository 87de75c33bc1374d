/** `gowarden service`: each code of launchd/outcome.ts as a sentence with the next step. */
export const service = {
  installed: (v: { file: string }): string => `gowarden starts at login from now on, and runs (${v.file}).`,
  'already-installed': (v: { file: string }): string => `gowarden is installed already and runs (${v.file}).`,
  restarted: (): string => 'gowarden was restarted.',
  uninstalled: (): string => 'gowarden is stopped and no longer starts at login.',
  'not-installed': (): string =>
    'gowarden is not installed as a service. Next step: gowarden service install',
  'left-behind': (v: { detail: string }): string =>
    `The service is stopped, but this could not be removed: ${v.detail}`,
  'no-manager': (v: { detail: string }): string =>
    `The service manager could not be asked (${v.detail}). gowarden can still be run by hand: gowarden run`,
  'no-session': (v: { detail: string }): string =>
    `There is no desktop session to start gowarden in (${v.detail}). Log in at the Mac itself, not over ssh, then run: gowarden service install`,
  'disabled-by-user': (): string =>
    'macOS refuses to start gowarden because it is switched off in System Settings › General › Login Items. Switch it on there, then run: gowarden service install',
  'bad-log-directory': (v: { path: string }): string =>
    `The log directory ${v.path} does not exist and could not be made; launchd would refuse the agent. Check its permissions.`,
  'still-stopping': (): string =>
    'The old service did not end within 20 seconds. Wait a moment, then run: gowarden service install',
  'bad-permissions': (v: { path: string }): string =>
    `launchd does not trust ${v.path}: it has to belong to you, and nobody else may be able to write it or its directory. Mend that, then run: gowarden service install`,
  unexplained: (v: { detail: string }): string =>
    `launchd refused without a reason (${v.detail}). Log out and in again, then run: gowarden service install. If it stays so, run: gowarden bug-report`,
  refused: (v: { detail: string }): string => `The service manager refused: ${v.detail}`,
  /** In place of the sentences of the same name, where gowarden was asked to go. */
  uninstall: {
    'not-installed': (): string => 'gowarden was not installed as a service: there was nothing to stop.',
    'no-manager': (v: { detail: string }): string =>
      `The service manager could not be asked (${v.detail}). What the installation had written is removed; if a daemon still runs, end that process: gowarden status --json has it as daemon.pid`,
  },
  nothingToPurge: (): string => 'There was nothing of gowarden to remove.',
  purged: (v: { paths: string }): string => `Removed: ${v.paths}`,
  purgeQuestion: (): string =>
    'This also removes the history, the settings and everything that still waits in quarantine. Go on? [y/N]',
  purgeWarning: (): string =>
    'This also removes the history, the settings and everything that still waits in quarantine. To go on: gowarden service uninstall --purge --yes',
  state: {
    running: (v: { pid: string }): string => `running (pid ${v.pid})`,
    loaded: (v: { exit: string }): string => `installed, not running (last exit code ${v.exit})`,
    installed: (): string =>
      'the file is there, but the service manager does not know it: gowarden service install',
    absent: (): string => 'not installed',
    disabled: (): string => 'switched off by the user',
  },
  launcherNotice: {
    title: 'gowarden cannot start',
    text: 'It found no working Node.js 20.19 or newer. Install one, then run: gowarden service install',
  },
  unknownVerb: (v: { verb: string | null; verbs: string }): string =>
    `Expected one of ${v.verbs}, got ${v.verb === null ? 'nothing' : `\`${v.verb}\``}`,
  unknownPlatform: (v: { platform: string }): string =>
    `Expected \`--platform\` to be darwin or linux, got \`${v.platform}\`.`,
};
