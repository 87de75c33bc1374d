/** What each rule's sentences are filled with. The keys are the rule ids, stable for ever. */
export interface RuleValues {
  'go-arch-mismatch': ToolValues;
  'go-tool-arch-mismatch': ToolValues;
  'go-prefix-shadowed': ShadowValues;
  'go-toolchain-mixed': {
    readonly path: string;
    readonly goVersion: string;
    readonly goroot: string;
    /** Version of the tree at `goroot`; empty when nothing is there. */
    readonly gorootVersion: string;
    /** `environment`, `FILE:LINE`, or `bin/go` when nobody set it and the go's own tree differs. */
    readonly setBy: string;
  };
  'go-missing': {
    readonly path: string;
    /** Where the chain of links breaks. */
    readonly stoppedAt: string;
    /** A link that leads nowhere or in a circle; an installed Go that no PATH has; one that was there before. */
    readonly reason: 'broken' | 'circle' | 'not-on-path' | 'gone';
    /** The command that mends it; empty when there is none to give. */
    readonly command: string;
  };
  'go-version-eol': {
    readonly path: string;
    readonly version: string;
    readonly supported: string;
    /** The command that upgrades it; empty when there is none to give. */
    readonly command: string;
  };
  'go-tool-no-uuid': {
    readonly tool: string;
    readonly path: string;
    readonly goVersion: string;
    readonly command: string;
  };
  'go-toolchain-inherited': {
    readonly path: string;
    readonly version: string;
    readonly architecture: string;
    readonly hardware: string;
  };
  'node-translated': { readonly node: string; readonly hardware: string };
  'gowarden-over-budget': {
    readonly what: 'memory' | 'processor' | 'watches' | 'descriptors' | 'database';
    /** `182 MB`, `3.4 %` of one core, `1200`. */
    readonly value: string;
    readonly budget: string;
  };
  'shared-module-two-ides': { readonly module: string; readonly owners: string };
  'modcache-lock-wait': {
    readonly lock: string;
    readonly kind: string;
    /** `module@version`, or the file that is locked. */
    readonly about: string;
    /** `go mod tidy (pid 4711, GoLand)`; empty when it was not seen. */
    readonly holder: string;
    /** The same for each that waits, with commas between. */
    readonly waiters: string;
  };
  'gomod-ping-pong': { readonly path: string; readonly owners: string };
  'go-command-storm': { readonly owner: string; readonly module: string };
  'modcache-corrupt': { readonly module: string; readonly version: string };
  'gosum-mismatch': { readonly module: string; readonly version: string; readonly file: string };
}

export interface ToolValues {
  readonly tool: string;
  readonly path: string;
  readonly file: string;
  readonly version: string;
  readonly architecture: string;
  readonly hardware: string;
  readonly installer: string;
  /** The exact command that mends it; empty when there is none to give. */
  readonly command: string;
}

export interface ShadowValues {
  readonly path: string;
  readonly architecture: string;
  readonly shadowed: string;
  readonly shadowedArchitecture: string;
  readonly context: string;
}

export type RuleId = keyof RuleValues;

/** The text of one rule. `cause` and `remedy` are for the rule's page; `summary` and `next` are what a notification and a menu row say. */
export interface RuleText<V> {
  readonly title: string;
  readonly cause: string;
  readonly remedy: string;
  readonly summary: (values: V) => string;
  readonly next: (values: V) => string;
}

export type RuleTexts = { readonly [R in RuleId]: RuleText<RuleValues[R]> };
