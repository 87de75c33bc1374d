// Written by `npm run catalogue` from the folders beside it. Add a folder, never a line here.
import type { Rule } from '../probe.ts';
import type { RuleId } from './ids.ts';
import { rule as appTranslated } from './app-translated/rule.ts';
import type { Values as AppTranslated } from './app-translated/text.ts';
import { rule as appleSdkBroken } from './apple-sdk-broken/rule.ts';
import type { Values as AppleSdkBroken } from './apple-sdk-broken/text.ts';
import { rule as appleToolsBroken } from './apple-tools-broken/rule.ts';
import type { Values as AppleToolsBroken } from './apple-tools-broken/text.ts';
import { rule as appleToolsMissing } from './apple-tools-missing/rule.ts';
import type { Values as AppleToolsMissing } from './apple-tools-missing/text.ts';
import { rule as appleToolsOld } from './apple-tools-old/rule.ts';
import type { Values as AppleToolsOld } from './apple-tools-old/text.ts';
import { rule as brewIntelPrefix } from './brew-intel-prefix/rule.ts';
import type { Values as BrewIntelPrefix } from './brew-intel-prefix/text.ts';
import { rule as cgoCompiler } from './cgo-compiler/rule.ts';
import type { Values as CgoCompiler } from './cgo-compiler/text.ts';
import { rule as cgoFlagsUnclosed } from './cgo-flags-unclosed/rule.ts';
import type { Values as CgoFlagsUnclosed } from './cgo-flags-unclosed/text.ts';
import { rule as cgoPathMissing } from './cgo-path-missing/rule.ts';
import type { Values as CgoPathMissing } from './cgo-path-missing/text.ts';
import { rule as cgoWrongArchitecture } from './cgo-wrong-architecture/rule.ts';
import type { Values as CgoWrongArchitecture } from './cgo-wrong-architecture/text.ts';
import { rule as containerEmulated } from './container-emulated/rule.ts';
import type { Values as ContainerEmulated } from './container-emulated/text.ts';
import { rule as dlvArchitecture } from './dlv-architecture/rule.ts';
import type { Values as DlvArchitecture } from './dlv-architecture/text.ts';
import { rule as dlvDebugserver } from './dlv-debugserver/rule.ts';
import type { Values as DlvDebugserver } from './dlv-debugserver/text.ts';
import { rule as dlvWindow } from './dlv-window/rule.ts';
import type { Values as DlvWindow } from './dlv-window/text.ts';
import { rule as dockerfileArch } from './dockerfile-arch/rule.ts';
import type { Values as DockerfileArch } from './dockerfile-arch/text.ts';
import { rule as dockerfileCache } from './dockerfile-cache/rule.ts';
import type { Values as DockerfileCache } from './dockerfile-cache/text.ts';
import { rule as dockerfileLibc } from './dockerfile-libc/rule.ts';
import type { Values as DockerfileLibc } from './dockerfile-libc/text.ts';
import { rule as dockerfilePlatform } from './dockerfile-platform/rule.ts';
import type { Values as DockerfilePlatform } from './dockerfile-platform/text.ts';
import { rule as dockerfileToolchain } from './dockerfile-toolchain/rule.ts';
import type { Values as DockerfileToolchain } from './dockerfile-toolchain/text.ts';
import { rule as editorArchMismatch } from './editor-arch-mismatch/rule.ts';
import type { Values as EditorArchMismatch } from './editor-arch-mismatch/text.ts';
import { rule as goArchMismatch } from './go-arch-mismatch/rule.ts';
import type { Values as GoArchMismatch } from './go-arch-mismatch/text.ts';
import { rule as goCommandStorm } from './go-command-storm/rule.ts';
import type { Values as GoCommandStorm } from './go-command-storm/text.ts';
import { rule as goContextsDiffer } from './go-contexts-differ/rule.ts';
import type { Values as GoContextsDiffer } from './go-contexts-differ/text.ts';
import { rule as goDiffers } from './go-differs/rule.ts';
import type { Values as GoDiffers } from './go-differs/text.ts';
import { rule as goEnvCross } from './go-env-cross/rule.ts';
import type { Values as GoEnvCross } from './go-env-cross/text.ts';
import { rule as goGorootInvalid } from './go-goroot-invalid/rule.ts';
import type { Values as GoGorootInvalid } from './go-goroot-invalid/text.ts';
import { rule as goMissing } from './go-missing/rule.ts';
import type { Values as GoMissing } from './go-missing/text.ts';
import { rule as goNeedsNewerMacos } from './go-needs-newer-macos/rule.ts';
import type { Values as GoNeedsNewerMacos } from './go-needs-newer-macos/text.ts';
import { rule as goPrefixShadowed } from './go-prefix-shadowed/rule.ts';
import type { Values as GoPrefixShadowed } from './go-prefix-shadowed/text.ts';
import { rule as goSetcap } from './go-setcap/rule.ts';
import type { Values as GoSetcap } from './go-setcap/text.ts';
import { rule as goToolArchMismatch } from './go-tool-arch-mismatch/rule.ts';
import type { Values as GoToolArchMismatch } from './go-tool-arch-mismatch/text.ts';
import { rule as goToolNoUuid } from './go-tool-no-uuid/rule.ts';
import type { Values as GoToolNoUuid } from './go-tool-no-uuid/text.ts';
import { rule as goToolOutdated } from './go-tool-outdated/rule.ts';
import type { Values as GoToolOutdated } from './go-tool-outdated/text.ts';
import { rule as goToolchainInherited } from './go-toolchain-inherited/rule.ts';
import type { Values as GoToolchainInherited } from './go-toolchain-inherited/text.ts';
import { rule as goToolchainMixed } from './go-toolchain-mixed/rule.ts';
import type { Values as GoToolchainMixed } from './go-toolchain-mixed/text.ts';
import { rule as goToolchainPinned } from './go-toolchain-pinned/rule.ts';
import type { Values as GoToolchainPinned } from './go-toolchain-pinned/text.ts';
import { rule as goVersionBad } from './go-version-bad/rule.ts';
import type { Values as GoVersionBad } from './go-version-bad/text.ts';
import { rule as goVersionEol } from './go-version-eol/rule.ts';
import type { Values as GoVersionEol } from './go-version-eol/text.ts';
import { rule as goWorkUse } from './go-work-use/rule.ts';
import type { Values as GoWorkUse } from './go-work-use/text.ts';
import { rule as goWorkVersions } from './go-work-versions/rule.ts';
import type { Values as GoWorkVersions } from './go-work-versions/text.ts';
import { rule as golandRuntime } from './goland-runtime/rule.ts';
import type { Values as GolandRuntime } from './goland-runtime/text.ts';
import { rule as golandSdk } from './goland-sdk/rule.ts';
import type { Values as GolandSdk } from './goland-sdk/text.ts';
import { rule as golandVmoptions } from './goland-vmoptions/rule.ts';
import type { Values as GolandVmoptions } from './goland-vmoptions/text.ts';
import { rule as gomodPingPong } from './gomod-ping-pong/rule.ts';
import type { Values as GomodPingPong } from './gomod-ping-pong/text.ts';
import { rule as gopathMode } from './gopath-mode/rule.ts';
import type { Values as GopathMode } from './gopath-mode/text.ts';
import { rule as gosumMismatch } from './gosum-mismatch/rule.ts';
import type { Values as GosumMismatch } from './gosum-mismatch/text.ts';
import { rule as gowardenOverBudget } from './gowarden-over-budget/rule.ts';
import type { Values as GowardenOverBudget } from './gowarden-over-budget/text.ts';
import { rule as launchJson } from './launch-json/rule.ts';
import type { Values as LaunchJson } from './launch-json/text.ts';
import { rule as modcacheCorrupt } from './modcache-corrupt/rule.ts';
import type { Values as ModcacheCorrupt } from './modcache-corrupt/text.ts';
import { rule as modcacheLockWait } from './modcache-lock-wait/rule.ts';
import type { Values as ModcacheLockWait } from './modcache-lock-wait/text.ts';
import { rule as nodeTranslated } from './node-translated/rule.ts';
import type { Values as NodeTranslated } from './node-translated/text.ts';
import { rule as pathLabel } from './path-label/rule.ts';
import type { Values as PathLabel } from './path-label/text.ts';
import { rule as pathNotWritable } from './path-not-writable/rule.ts';
import type { Values as PathNotWritable } from './path-not-writable/text.ts';
import { rule as pathOwner } from './path-owner/rule.ts';
import type { Values as PathOwner } from './path-owner/text.ts';
import { rule as rosettaNeeded } from './rosetta-needed/rule.ts';
import type { Values as RosettaNeeded } from './rosetta-needed/text.ts';
import { rule as sharedModuleTwoIdes } from './shared-module-two-ides/rule.ts';
import type { Values as SharedModuleTwoIdes } from './shared-module-two-ides/text.ts';
import { rule as toolchainLine } from './toolchain-line/rule.ts';
import type { Values as ToolchainLine } from './toolchain-line/text.ts';
import { rule as vendorInconsistent } from './vendor-inconsistent/rule.ts';
import type { Values as VendorInconsistent } from './vendor-inconsistent/text.ts';
import { rule as versionFileDiffers } from './version-file-differs/rule.ts';
import type { Values as VersionFileDiffers } from './version-file-differs/text.ts';
import { rule as vscodeEnvironment } from './vscode-environment/rule.ts';
import type { Values as VscodeEnvironment } from './vscode-environment/text.ts';
import { rule as vscodeGoroot } from './vscode-goroot/rule.ts';
import type { Values as VscodeGoroot } from './vscode-goroot/text.ts';
import { rule as vscodeSettingRemoved } from './vscode-setting-removed/rule.ts';
import type { Values as VscodeSettingRemoved } from './vscode-setting-removed/text.ts';
import { rule as vscodeSettingUnknown } from './vscode-setting-unknown/rule.ts';
import type { Values as VscodeSettingUnknown } from './vscode-setting-unknown/text.ts';
import { rule as vscodeSettingValue } from './vscode-setting-value/rule.ts';
import type { Values as VscodeSettingValue } from './vscode-setting-value/text.ts';
import { rule as vscodeToolPath } from './vscode-tool-path/rule.ts';
import type { Values as VscodeToolPath } from './vscode-tool-path/text.ts';
import { rule as xcodeLicenseOpen } from './xcode-license-open/rule.ts';
import type { Values as XcodeLicenseOpen } from './xcode-license-open/text.ts';

/** What each rule's sentences are filled with. */
export interface RuleValues {
  'app-translated': AppTranslated;
  'apple-sdk-broken': AppleSdkBroken;
  'apple-tools-broken': AppleToolsBroken;
  'apple-tools-missing': AppleToolsMissing;
  'apple-tools-old': AppleToolsOld;
  'brew-intel-prefix': BrewIntelPrefix;
  'cgo-compiler': CgoCompiler;
  'cgo-flags-unclosed': CgoFlagsUnclosed;
  'cgo-path-missing': CgoPathMissing;
  'cgo-wrong-architecture': CgoWrongArchitecture;
  'container-emulated': ContainerEmulated;
  'dlv-architecture': DlvArchitecture;
  'dlv-debugserver': DlvDebugserver;
  'dlv-window': DlvWindow;
  'dockerfile-arch': DockerfileArch;
  'dockerfile-cache': DockerfileCache;
  'dockerfile-libc': DockerfileLibc;
  'dockerfile-platform': DockerfilePlatform;
  'dockerfile-toolchain': DockerfileToolchain;
  'editor-arch-mismatch': EditorArchMismatch;
  'go-arch-mismatch': GoArchMismatch;
  'go-command-storm': GoCommandStorm;
  'go-contexts-differ': GoContextsDiffer;
  'go-differs': GoDiffers;
  'go-env-cross': GoEnvCross;
  'go-goroot-invalid': GoGorootInvalid;
  'go-missing': GoMissing;
  'go-needs-newer-macos': GoNeedsNewerMacos;
  'go-prefix-shadowed': GoPrefixShadowed;
  'go-setcap': GoSetcap;
  'go-tool-arch-mismatch': GoToolArchMismatch;
  'go-tool-no-uuid': GoToolNoUuid;
  'go-tool-outdated': GoToolOutdated;
  'go-toolchain-inherited': GoToolchainInherited;
  'go-toolchain-mixed': GoToolchainMixed;
  'go-toolchain-pinned': GoToolchainPinned;
  'go-version-bad': GoVersionBad;
  'go-version-eol': GoVersionEol;
  'go-work-use': GoWorkUse;
  'go-work-versions': GoWorkVersions;
  'goland-runtime': GolandRuntime;
  'goland-sdk': GolandSdk;
  'goland-vmoptions': GolandVmoptions;
  'gomod-ping-pong': GomodPingPong;
  'gopath-mode': GopathMode;
  'gosum-mismatch': GosumMismatch;
  'gowarden-over-budget': GowardenOverBudget;
  'launch-json': LaunchJson;
  'modcache-corrupt': ModcacheCorrupt;
  'modcache-lock-wait': ModcacheLockWait;
  'node-translated': NodeTranslated;
  'path-label': PathLabel;
  'path-not-writable': PathNotWritable;
  'path-owner': PathOwner;
  'rosetta-needed': RosettaNeeded;
  'shared-module-two-ides': SharedModuleTwoIdes;
  'toolchain-line': ToolchainLine;
  'vendor-inconsistent': VendorInconsistent;
  'version-file-differs': VersionFileDiffers;
  'vscode-environment': VscodeEnvironment;
  'vscode-goroot': VscodeGoroot;
  'vscode-setting-removed': VscodeSettingRemoved;
  'vscode-setting-unknown': VscodeSettingUnknown;
  'vscode-setting-value': VscodeSettingValue;
  'vscode-tool-path': VscodeToolPath;
  'xcode-license-open': XcodeLicenseOpen;
}

/** Every rule by its id. */
export const catalogue: { readonly [R in RuleId]: Rule<unknown, RuleValues[R]> } = {
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
