import type { Messages } from '../messages/speak.ts';
import type { CliCommand } from './command.ts';

type Loader = () => Promise<CliCommand>;

/** Every command, loaded when it is called, so that no command pays for another's imports. Its help stands in messages/. */
export const catalogue = {
  run: async () => (await import('./commands/run.ts')).run,
  status: async () => (await import('./commands/status.ts')).status,
  doctor: async () => (await import('./commands/doctor.ts')).doctor,
  inspect: async () => (await import('./commands/inspect.ts')).inspect,
  which: async () => (await import('./commands/which.ts')).which,
  simulate: async () => (await import('./commands/simulate.ts')).simulate,
  history: async () => (await import('./commands/history.ts')).history,
  caches: async () => (await import('./commands/caches.ts')).caches,
  clean: async () => (await import('./commands/clean.ts')).clean,
  undo: async () => (await import('./commands/undo.ts')).undo,
  config: async () => (await import('./commands/config.ts')).config,
  paths: async () => (await import('./commands/paths.ts')).paths,
  version: async () => (await import('./commands/version.ts')).version,
  service: async () => (await import('./commands/service.ts')).service,
  incidents: async () => (await import('./commands/incidents.ts')).incidents,
  'why-tidy': async () => (await import('./commands/why-tidy.ts')).whyTidy,
  logs: async () => (await import('./commands/logs.ts')).logs,
  'bug-report': async () => (await import('./commands/bug-report.ts')).bugReport,
  completions: async () => (await import('./commands/completions.ts')).completions,
  help: async () => (await import('./commands/help.ts')).help,
} as const satisfies Partial<Record<keyof Messages['commands'], Loader>>;

export type CommandName = keyof typeof catalogue;

export const commandNames = Object.keys(catalogue) as CommandName[];
