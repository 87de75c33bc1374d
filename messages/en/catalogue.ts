export { configuration } from './configuration.ts';
export { cli } from './cli.ts';
export { commands } from './commands.ts';
export { notices, watchHints } from './notices.ts';
export { report } from './report.ts';
export { service } from './service.ts';
export { logs } from './logs.ts';
export { units } from './units.ts';
export { tray } from './tray.ts';
