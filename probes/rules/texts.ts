// Written by `npm run catalogue` from the folders beside it. Add a folder, never a line here.
import type { Text } from '../probe.ts';
import type { RuleValues } from './catalogue.ts';
import type { RuleId } from './ids.ts';
import { text as appTranslated } from './app-translated/text.ts';
import { text as appleSdkBroken } from './apple-sdk-broken/text.ts';
import { text as appleToolsBroken } from './apple-tools-broken/text.ts';
import { text as appleToolsMissing } from './apple-tools-missing/text.ts';
import { text as appleToolsOld } from './apple-tools-old/text.ts';
import { text as brewIntelPrefix } from './brew-intel-prefix/text.ts';
import { text as cgoCompiler } from './cgo-compiler/text.ts';
import { text as cgoFlagsUnclosed } from './cgo-flags-unclosed/text.ts';
import { text as cgoPathMissing } from './cgo-path-missing/text.ts';
import { text as cgoWrongArchitecture } from './cgo-wrong-architecture/text.ts';
import { text as containerEmulated } from './container-emulated/text.ts';
import { text as dlvArchitecture } from './dlv-architecture/text.ts';
import { text as dlvDebugserver } from './dlv-debugserver/text.ts';
import { text as dlvWindow } from './dlv-window/text.ts';
import { text as dockerfileArch } from './dockerfile-arch/text.ts';
import { text as dockerfileCache } from './dockerfile-cache/text.ts';
import { text as dockerfileLibc } from './dockerfile-libc/text.ts';
import { text as dockerfilePlatform } from './dockerfile-platform/text.ts';
import { text as dockerfileToolchain } from './dockerfile-toolchain/text.ts';
import { text as editorArchMismatch } from './editor-arch-mismatch/text.ts';
import { text as goArchMismatch } from './go-arch-mismatch/text.ts';
import { text as goCommandStorm } from './go-command-storm/text.ts';
import { text as goContextsDiffer } from './go-contexts-differ/text.ts';
import { text as goDiffers } from './go-differs/text.ts';
import { text as goEnvCross } from './go-env-cross/text.ts';
import { text as goGorootInvalid } from './go-goroot-invalid/text.ts';
import { text as goMissing } from './go-missing/text.ts';
import { text as goNeedsNewerMacos } from './go-needs-newer-macos/text.ts';
import { text as goPrefixShadowed } from './go-prefix-shadowed/text.ts';
import { text as goSetcap } from './go-setcap/text.ts';
import { text as goToolArchMismatch } from './go-tool-arch-mismatch/text.ts';
import { text as goToolNoUuid } from './go-tool-no-uuid/text.ts';
import { text as goToolOutdated } from './go-tool-outdated/text.ts';
import { text as goToolchainInherited } from './go-toolchain-inherited/text.ts';
import { text as goToolchainMixed } from './go-toolchain-mixed/text.ts';
import { text as goToolchainPinned } from './go-toolchain-pinned/text.ts';
import { text as goVersionBad } from './go-version-bad/text.ts';
import { text as goVersionEol } from './go-version-eol/text.ts';
import { text as goWorkUse } from './go-work-use/text.ts';
import { text as goWorkVersions } from './go-work-versions/text.ts';
import { text as golandRuntime } from './goland-runtime/text.ts';
import { text as golandSdk } from './goland-sdk/text.ts';
import { text as golandVmoptions } from './goland-vmoptions/text.ts';
import { text as gomodPingPong } from './gomod-ping-pong/text.ts';
import { text as gopathMode } from './gopath-mode/text.ts';
import { text as gosumMismatch } from './gosum-mismatch/text.ts';
import { text as gowardenOverBudget } from './gowarden-over-budget/text.ts';
import { text as launchJson } from './launch-json/text.ts';
import { text as modcacheCorrupt } from './modcache-corrupt/text.ts';
import { text as modcacheLockWait } from './modcache-lock-wait/text.ts';
import { text as nodeTranslated } from './node-translated/text.ts';
import { text as pathLabel } from './path-label/text.ts';
import { text as pathNotWritable } from './path-not-writable/text.ts';
import { text as pathOwner } from './path-owner/text.ts';
import { text as rosettaNeeded } from './rosetta-needed/text.ts';
import { text as sharedModuleTwoIdes } from './shared-module-two-ides/text.ts';
import { text as toolchainLine } from './toolchain-line/text.ts';
import { text as vendorInconsistent } from './vendor-inconsistent/text.ts';
import { text as versionFileDiffers } from './version-file-differs/text.ts';
import { text as vscodeEnvironment } from './vscode-environment/text.ts';
import { text as vscodeGoroot } from './vscode-goroot/text.ts';
import { text as vscodeSettingRemoved } from './vscode-setting-removed/text.ts';
import { text as vscodeSettingUnknown } from './vscode-setting-unknown/text.ts';
import { text as vscodeSettingValue } from './vscode-setting-value/text.ts';
import { text as vscodeToolPath } from './vscode-tool-path/text.ts';
import { text as xcodeLicenseOpen } from './xcode-license-open/text.ts';

/** Every rule's sentences by its id. */
export const texts: { readonly [R in RuleId]: Text<RuleValues[R]> } = {
  'app-translated': appTranslated,
  'apple-sdk-broken': appleSdkBroken,
  'apple-tools-broken': appleToolsBroken,
  'apple-tools-missing': appleToolsMissing,
  'apple-tools-old': appleToolsOld,
  'brew-intel-prefix': brewIntelPrefix,
  'cgo-compiler': cgoCompiler,
  'cgo-flags-unclosed': cgoFlagsUnclosed,
  'cgo-path-missing': cgoPathMissing,
  'cgo-wrong-architecture': cgoWrongArchitecture,
  'container-emulated': containerEmulated,
  'dlv-architecture': dlvArchitecture,
  'dlv-debugserver': dlvDebugserver,
  'dlv-window': dlvWindow,
  'dockerfile-arch': dockerfileArch,
  'dockerfile-cache': dockerfileCache,
  'dockerfile-libc': dockerfileLibc,
  'dockerfile-platform': dockerfilePlatform,
  'dockerfile-toolchain': dockerfileToolchain,
  'editor-arch-mismatch': editorArchMismatch,
  'go-arch-mismatch': goArchMismatch,
  'go-command-storm': goCommandStorm,
  'go-contexts-differ': goContextsDiffer,
  'go-differs': goDiffers,
  'go-env-cross': goEnvCross,
  'go-goroot-invalid': goGorootInvalid,
  'go-missing': goMissing,
  'go-needs-newer-macos': goNeedsNewerMacos,
  'go-prefix-shadowed': goPrefixShadowed,
  'go-setcap': goSetcap,
  'go-tool-arch-mismatch': goToolArchMismatch,
  'go-tool-no-uuid': goToolNoUuid,
  'go-tool-outdated': goToolOutdated,
  'go-toolchain-inherited': goToolchainInherited,
  'go-toolchain-mixed': goToolchainMixed,
  'go-toolchain-pinned': goToolchainPinned,
  'go-version-bad': goVersionBad,
  'go-version-eol': goVersionEol,
  'go-work-use': goWorkUse,
  'go-work-versions': goWorkVersions,
  'goland-runtime': golandRuntime,
  'goland-sdk': golandSdk,
  'goland-vmoptions': golandVmoptions,
  'gomod-ping-pong': gomodPingPong,
  'gopath-mode': gopathMode,
  'gosum-mismatch': gosumMismatch,
  'gowarden-over-budget': gowardenOverBudget,
  'launch-json': launchJson,
  'modcache-corrupt': modcacheCorrupt,
  'modcache-lock-wait': modcacheLockWait,
  'node-translated': nodeTranslated,
  'path-label': pathLabel,
  'path-not-writable': pathNotWritable,
  'path-owner': pathOwner,
  'rosetta-needed': rosettaNeeded,
  'shared-module-two-ides': sharedModuleTwoIdes,
  'toolchain-line': toolchainLine,
  'vendor-inconsistent': vendorInconsistent,
  'version-file-differs': versionFileDiffers,
  'vscode-environment': vscodeEnvironment,
  'vscode-goroot': vscodeGoroot,
  'vscode-setting-removed': vscodeSettingRemoved,
  'vscode-setting-unknown': vscodeSettingUnknown,
  'vscode-setting-value': vscodeSettingValue,
  'vscode-tool-path': vscodeToolPath,
  'xcode-license-open': xcodeLicenseOpen,
};
