import { phrases as cachesRepair } from '../caches/repair/text.ts';
import { phrases as cachesSink } from '../caches/sink/text.ts';
import { phrases as caches } from '../caches/text.ts';
import { phrases as cli } from './text.ts';
import { phrases as daemonApi } from '../daemon/api/text.ts';
import { phrases as daemonConfiguration } from '../daemon/configuration/text.ts';
import { phrases as daemonFiles } from '../daemon/files/text.ts';
import { phrases as daemonSweep } from '../daemon/sweep/text.ts';
import { phrases as daemon } from '../daemon/text.ts';
import { phrases as desktopDbus } from '../desktop/dbus/text.ts';
import { phrases as hostBinary } from '../host/binary/text.ts';
import { phrases as hostContexts } from '../host/contexts/text.ts';
import { phrases as hostFiles } from '../host/files/text.ts';
import { phrases as hostFormats } from '../host/formats/text.ts';
import { phrases as hostHardware } from '../host/hardware/text.ts';
import { phrases as hostLocks } from '../host/locks/text.ts';
import { phrases as hostProcesses } from '../host/processes/text.ts';
import { phrases as hostRun } from '../host/run/text.ts';
import { phrases as hostSimulated } from '../host/simulated/text.ts';
import { phrases as host } from '../host/text.ts';
import { phrases as trayHelper } from '../tray/helper/text.ts';
import { phrases as probes } from '../probes/text.ts';
import { phrases as probesApplications } from '../probes/applications/text.ts';
import { phrases as probesRepository } from '../probes/repository/text.ts';
import { phrases as probesRosetta } from '../probes/rosetta/text.ts';
import { phrases as probesTranslation } from '../probes/translation/text.ts';
import { phrases as probesInventory } from '../probes/inventory/text.ts';
import { phrases as probesShims } from '../probes/shims/text.ts';
import { phrases as probesVersions } from '../probes/versions/text.ts';
import { phrases as probesVersionsBad } from '../probes/versions/bad/text.ts';
import { phrases as probesChoice } from '../probes/choice/text.ts';
import { phrases as probesApple } from '../probes/apple/text.ts';
import { phrases as probesCgo } from '../probes/cgo/text.ts';
import { phrases as probesContainers } from '../probes/containers/text.ts';
import { phrases as probesContention } from '../probes/contention/text.ts';
import { phrases as probesEnvironment } from '../probes/environment/text.ts';
import { phrases as probesDebuggers } from '../probes/debuggers/text.ts';
import { phrases as probesGoland } from '../probes/goland/text.ts';
import { phrases as probesRunning } from '../probes/running/text.ts';
import { phrases as probesSelf } from '../probes/self/text.ts';
import { phrases as probesModes } from '../probes/modes/text.ts';
import { phrases as probesPlaces } from '../probes/places/text.ts';
import { phrases as probesWorkspace } from '../probes/workspace/text.ts';
import { phrases as probesContexts } from '../probes/contexts/text.ts';
import { phrases as probesEditors } from '../probes/editors/text.ts';
import { phrases as probesTools } from '../probes/tools/text.ts';
import { phrases as probesVerification } from '../probes/verification/text.ts';
import { phrases as cliBench } from './commands/bench/text.ts';
import { phrases as cliBugReport } from './commands/bug-report/text.ts';
import { phrases as cliVerifyArchive } from './commands/verify/archive/text.ts';
import { phrases as cliWhyTidy } from './commands/why-tidy/text.ts';
import { phrases as launchd } from '../launchd/text.ts';
import { phrases as remedies } from '../remedies/text.ts';
import { phrases as messages } from '../messages/text.ts';
import { learn } from '../messages/phrases.ts';

/** Every table of phrases by its topic, which is its folder. */
export const tables = {
  'caches/repair': cachesRepair,
  'caches/sink': cachesSink,
  caches,
  cli,
  'daemon/api': daemonApi,
  'daemon/configuration': daemonConfiguration,
  'daemon/files': daemonFiles,
  'daemon/sweep': daemonSweep,
  daemon,
  'desktop/dbus': desktopDbus,
  'host/binary': hostBinary,
  'host/contexts': hostContexts,
  'host/files': hostFiles,
  'host/formats': hostFormats,
  'host/hardware': hostHardware,
  'host/locks': hostLocks,
  'host/processes': hostProcesses,
  'host/run': hostRun,
  'host/simulated': hostSimulated,
  host,
  probes,
  'probes/applications': probesApplications,
  'probes/inventory': probesInventory,
  'probes/repository': probesRepository,
  'probes/rosetta': probesRosetta,
  'probes/translation': probesTranslation,
  'probes/shims': probesShims,
  'probes/versions': probesVersions,
  'probes/versions/bad': probesVersionsBad,
  'probes/choice': probesChoice,
  'probes/apple': probesApple,
  'probes/cgo': probesCgo,
  'probes/containers': probesContainers,
  'probes/contention': probesContention,
  'probes/environment': probesEnvironment,
  'probes/debuggers': probesDebuggers,
  'probes/goland': probesGoland,
  'probes/running': probesRunning,
  'probes/self': probesSelf,
  'probes/modes': probesModes,
  'probes/places': probesPlaces,
  'probes/workspace': probesWorkspace,
  'probes/contexts': probesContexts,
  'probes/editors': probesEditors,
  'probes/tools': probesTools,
  'probes/verification': probesVerification,
  'cli/commands/bench': cliBench,
  'cli/commands/bug-report': cliBugReport,
  'cli/commands/verify/archive': cliVerifyArchive,
  'cli/commands/why-tidy': cliWhyTidy,
  launchd,
  messages,
  remedies,
  'tray/helper': trayHelper,
} as const;

/** Teaches messages/ the phrases of every room, so that what was said in English can be shown in Chinese. */
export function learnPhrases(): void {
  learn(tables);
}
