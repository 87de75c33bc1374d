import type { Messages } from '../messages/speak.ts';
import type { CliCommand } from './command.ts';

type Loader = () => Promise<CliCommand>;

/** Every command, loaded when it is called, so that no command pays for another's imports. Its help stands in messages/. */
export const catalogue = {
  run: async () => (await import('./commands/run/command.ts')).run,
  status: async () => (await import('./commands/status/command.ts')).status,
  doctor: async () => (await import('./commands/doctor/command.ts')).doctor,
  inspect: async () => (await import('./commands/inspect/command.ts')).inspect,
  which: async () => (await import('./commands/which/command.ts')).which,
  simulate: async () => (await import('./commands/simulate/command.ts')).simulate,
  history: async () => (await import('./commands/history/command.ts')).history,
  caches: async () => (await import('./commands/caches/command.ts')).caches,
  clean: async () => (await import('./commands/clean/command.ts')).clean,
  undo: async () => (await import('./commands/undo/command.ts')).undo,
  config: async () => (await import('./commands/config/command.ts')).config,
  paths: async () => (await import('./commands/paths/command.ts')).paths,
  version: async () => (await import('./commands/version/command.ts')).version,
  service: async () => (await import('./commands/service/command.ts')).service,
  incidents: async () => (await import('./commands/incidents/command.ts')).incidents,
  'why-tidy': async () => (await import('./commands/why-tidy/command.ts')).whyTidy,
  logs: async () => (await import('./commands/logs/command.ts')).logs,
  'bug-report': async () => (await import('./commands/bug-report/command.ts')).bugReport,
  completions: async () => (await import('./commands/completions/command.ts')).completions,
  help: async () => (await import('./commands/help/command.ts')).help,
} as const satisfies Partial<Record<keyof Messages['commands'], Loader>>;

export type CommandName = keyof typeof catalogue;

export const commandNames = Object.keys(catalogue) as CommandName[];
