import type { Hardware, Host } from '../../host/host.ts';
import type { Editors } from './answer.ts';
import { SettingsFiles } from './files.ts';

/**
 * What the settings of these folders alone say, for whoever looks at a repository and not at a machine: which programs are there,
 * and what else is installed, is not asked.
 */
export function editorsOf(host: Host, hardware: Hardware, folders: readonly string[]): Editors {
  const files = new SettingsFiles(host);
  files.ofOpened({ folders, workspaces: [] });
  const nothing = { tools: [], roots: [], trees: [], declared: new Map() };
  return {
    platform: host.platform,
    hardware,
    anywhere: true,
    files: files.found,
    ...nothing,
    unread: files.unread,
  };
}
