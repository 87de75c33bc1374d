// Written by scripts/command-catalogue.mjs from the folders in cli/commands: run npm run catalogue instead of editing it.
import type { Commands } from './command.ts';

export const catalogue = {
  bench: {
    command: () => import('./commands/bench/command.ts'),
    text: () => import('./commands/bench/text.ts'),
  },
  'bug-report': {
    command: () => import('./commands/bug-report/command.ts'),
    text: () => import('./commands/bug-report/text.ts'),
  },
  caches: {
    command: () => import('./commands/caches/command.ts'),
    text: () => import('./commands/caches/text.ts'),
  },
  cgo: {
    command: () => import('./commands/cgo/command.ts'),
    text: () => import('./commands/cgo/text.ts'),
  },
  check: {
    command: () => import('./commands/check/command.ts'),
    text: () => import('./commands/check/text.ts'),
  },
  clean: {
    command: () => import('./commands/clean/command.ts'),
    text: () => import('./commands/clean/text.ts'),
  },
  completions: {
    command: () => import('./commands/completions/command.ts'),
    text: () => import('./commands/completions/text.ts'),
  },
  config: {
    command: () => import('./commands/config/command.ts'),
    text: () => import('./commands/config/text.ts'),
  },
  dlv: {
    command: () => import('./commands/dlv/command.ts'),
    text: () => import('./commands/dlv/text.ts'),
  },
  doctor: {
    command: () => import('./commands/doctor/command.ts'),
    text: () => import('./commands/doctor/text.ts'),
  },
  explain: {
    command: () => import('./commands/explain/command.ts'),
    text: () => import('./commands/explain/text.ts'),
  },
  help: {
    command: () => import('./commands/help/command.ts'),
    text: () => import('./commands/help/text.ts'),
  },
  history: {
    command: () => import('./commands/history/command.ts'),
    text: () => import('./commands/history/text.ts'),
  },
  incidents: {
    command: () => import('./commands/incidents/command.ts'),
    text: () => import('./commands/incidents/text.ts'),
  },
  inspect: {
    command: () => import('./commands/inspect/command.ts'),
    text: () => import('./commands/inspect/text.ts'),
  },
  logs: {
    command: () => import('./commands/logs/command.ts'),
    text: () => import('./commands/logs/text.ts'),
  },
  paths: {
    command: () => import('./commands/paths/command.ts'),
    text: () => import('./commands/paths/text.ts'),
  },
  releases: {
    command: () => import('./commands/releases/command.ts'),
    text: () => import('./commands/releases/text.ts'),
  },
  rosetta: {
    command: () => import('./commands/rosetta/command.ts'),
    text: () => import('./commands/rosetta/text.ts'),
  },
  run: {
    command: () => import('./commands/run/command.ts'),
    text: () => import('./commands/run/text.ts'),
  },
  service: {
    command: () => import('./commands/service/command.ts'),
    text: () => import('./commands/service/text.ts'),
  },
  simulate: {
    command: () => import('./commands/simulate/command.ts'),
    text: () => import('./commands/simulate/text.ts'),
  },
  status: {
    command: () => import('./commands/status/command.ts'),
    text: () => import('./commands/status/text.ts'),
  },
  try: {
    command: () => import('./commands/try/command.ts'),
    text: () => import('./commands/try/text.ts'),
  },
  undo: {
    command: () => import('./commands/undo/command.ts'),
    text: () => import('./commands/undo/text.ts'),
  },
  verify: {
    command: () => import('./commands/verify/command.ts'),
    text: () => import('./commands/verify/text.ts'),
  },
  version: {
    command: () => import('./commands/version/command.ts'),
    text: () => import('./commands/version/text.ts'),
  },
  which: {
    command: () => import('./commands/which/command.ts'),
    text: () => import('./commands/which/text.ts'),
  },
  'why-tidy': {
    command: () => import('./commands/why-tidy/command.ts'),
    text: () => import('./commands/why-tidy/text.ts'),
  },
} as const satisfies Commands;
