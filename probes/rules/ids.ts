// Written by `npm run catalogue` from the folders beside it. Add a folder, never a line here.
/** The names of all rules, stable for ever. */
export const ruleIds = [
  'app-translated',
  'apple-sdk-broken',
  'apple-tools-broken',
  'apple-tools-missing',
  'apple-tools-old',
  'brew-intel-prefix',
  'cgo-compiler',
  'cgo-path-missing',
  'cgo-wrong-architecture',
  'dlv-architecture',
  'dlv-debugserver',
  'dlv-window',
  'dockerfile-arch',
  'dockerfile-cache',
  'dockerfile-libc',
  'dockerfile-platform',
  'dockerfile-toolchain',
  'editor-arch-mismatch',
  'go-arch-mismatch',
  'go-command-storm',
  'go-env-cross',
  'go-goroot-invalid',
  'go-missing',
  'go-needs-newer-macos',
  'go-prefix-shadowed',
  'go-tool-arch-mismatch',
  'go-tool-no-uuid',
  'go-tool-outdated',
  'go-toolchain-inherited',
  'go-toolchain-mixed',
  'go-toolchain-pinned',
  'go-version-bad',
  'go-version-eol',
  'go-work-use',
  'go-work-versions',
  'goland-runtime',
  'goland-sdk',
  'goland-vmoptions',
  'gomod-ping-pong',
  'gosum-mismatch',
  'gowarden-over-budget',
  'modcache-corrupt',
  'modcache-lock-wait',
  'node-translated',
  'rosetta-needed',
  'shared-module-two-ides',
  'xcode-license-open',
] as const;

/** @open */
export type RuleId = (typeof ruleIds)[number];

export function isRuleId(id: string): id is RuleId {
  return (ruleIds as readonly string[]).includes(id);
}
