// Written by `npm run catalogue` from the folders beside it. Add a folder, never a line here.
import type { Example } from '../example.ts';
import type { RuleId } from './ids.ts';

/** The small machine on which each rule is seen, read when it is wanted. */
export const examples: { readonly [R in RuleId]: () => Promise<{ readonly example: Example }> } = {
  'app-translated': () => import('./app-translated/example.ts'),
  'brew-intel-prefix': () => import('./brew-intel-prefix/example.ts'),
  'cgo-compiler': () => import('./cgo-compiler/example.ts'),
  'cgo-path-missing': () => import('./cgo-path-missing/example.ts'),
  'cgo-wrong-architecture': () => import('./cgo-wrong-architecture/example.ts'),
  'dlv-architecture': () => import('./dlv-architecture/example.ts'),
  'dlv-debugserver': () => import('./dlv-debugserver/example.ts'),
  'dlv-window': () => import('./dlv-window/example.ts'),
  'editor-arch-mismatch': () => import('./editor-arch-mismatch/example.ts'),
  'go-arch-mismatch': () => import('./go-arch-mismatch/example.ts'),
  'go-command-storm': () => import('./go-command-storm/example.ts'),
  'go-env-cross': () => import('./go-env-cross/example.ts'),
  'go-goroot-invalid': () => import('./go-goroot-invalid/example.ts'),
  'go-missing': () => import('./go-missing/example.ts'),
  'go-prefix-shadowed': () => import('./go-prefix-shadowed/example.ts'),
  'go-tool-arch-mismatch': () => import('./go-tool-arch-mismatch/example.ts'),
  'go-tool-no-uuid': () => import('./go-tool-no-uuid/example.ts'),
  'go-toolchain-inherited': () => import('./go-toolchain-inherited/example.ts'),
  'go-toolchain-mixed': () => import('./go-toolchain-mixed/example.ts'),
  'go-toolchain-pinned': () => import('./go-toolchain-pinned/example.ts'),
  'go-version-eol': () => import('./go-version-eol/example.ts'),
  'gomod-ping-pong': () => import('./gomod-ping-pong/example.ts'),
  'gosum-mismatch': () => import('./gosum-mismatch/example.ts'),
  'gowarden-over-budget': () => import('./gowarden-over-budget/example.ts'),
  'modcache-corrupt': () => import('./modcache-corrupt/example.ts'),
  'modcache-lock-wait': () => import('./modcache-lock-wait/example.ts'),
  'node-translated': () => import('./node-translated/example.ts'),
  'shared-module-two-ides': () => import('./shared-module-two-ides/example.ts'),
};
