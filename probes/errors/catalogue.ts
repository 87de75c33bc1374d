import { adviceApple } from './advice-apple.ts';
import { adviceEditors } from './advice-editors.ts';
import { adviceGo } from './advice-go.ts';
import { adviceModules } from './advice-modules.ts';
import { adviceSystem } from './advice-system.ts';
import { architecture } from './architecture.ts';
import { cgo } from './cgo.ts';
import { containers } from './containers.ts';
import { crashes } from './crashes.ts';
import { delve } from './delve.ts';
import { downloads } from './downloads.ts';
import { editors } from './editors.ts';
import { fetching } from './fetching.ts';
import { goland } from './goland.ts';
import { limits } from './limits.ts';
import { linker } from './linker.ts';
import { modules } from './modules.ts';
import { packages } from './packages.ts';
import { permissions } from './permissions.ts';
import { requirements } from './requirements.ts';
import type { ErrorRow } from './row.ts';
import { starting } from './starting.ts';
import { symptomsOfBuilding } from './symptoms-building.ts';
import { symptoms } from './symptoms.ts';
import { toolchain } from './toolchain.ts';
import { watchers } from './watchers.ts';
import { workspaces } from './workspaces.ts';
import { writing } from './writing.ts';

/** Every row, by its id. */
export const errorRows: ReadonlyMap<string, ErrorRow> = new Map(
  [
    ...architecture,
    ...starting,
    ...cgo,
    ...linker,
    ...toolchain,
    ...crashes,
    ...modules,
    ...workspaces,
    ...downloads,
    ...requirements,
    ...packages,
    ...fetching,
    ...writing,
    ...permissions,
    ...limits,
    ...delve,
    ...editors,
    ...goland,
    ...containers,
    ...watchers,
    ...adviceGo,
    ...adviceModules,
    ...adviceSystem,
    ...adviceApple,
    ...adviceEditors,
    ...symptoms,
    ...symptomsOfBuilding,
  ]
    .map((row) => [row.id, row] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);
