import type { Platform } from '../../host/host.ts';
import type { Script } from './script.ts';
import { throughScriptOfDarwin } from './terminal.darwin.ts';
import { throughScriptOfLinux } from './terminal.linux.ts';

export const scripts: Readonly<Record<Platform, Script>> = {
  darwin: throughScriptOfDarwin,
  linux: throughScriptOfLinux,
};
