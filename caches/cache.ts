/** What a cache is. The sentences about each kind stand in messages/ under the same word. */
export type CacheKind =
  | 'go-build'
  | 'go-test'
  | 'go-fuzz'
  | 'go-modules'
  | 'go-toolchain'
  | 'gopls'
  | 'goimports'
  | 'jetbrains'
  | 'golangci-lint'
  | 'staticcheck'
  | 'vscode-go-tools'
  | 'go-sdk';

/** What a user pays when it is gone: time to build, analyse or index again, a download, an installation by hand, or work that is lost. */
export type Risk = 'rebuild' | 'analyse' | 'index' | 'download' | 'install' | 'work';

/**
 * How the inside of a place must look for its content to be the cache's own. Whatever does not fit is never moved and
 * never removed: a variable that points at somebody's documents must not make them a cache.
 * `go-cache`: `00`…`ff` with `<64 hex>-a|-d` in them (cmd/go/internal/cache; golangci-lint and staticcheck took it over).
 * `gopls`: `<8 hex>/<2 hex>/<64 hex>-<kind>`. `modules`: directories only, down to the `path@version` trees that have a
 * record of their download, and `cache/`. `tree`: the named entries, once their own proof was found.
 */
export type Shape = 'go-cache' | 'gopls' | 'modules' | 'tree';

/**
 * What a named entry must show to be taken for what it is called (caches/proof/). `fuzz`: inputs that say they are such.
 * `goimports`: a module index or the link to one. `toolchain`, `sdk`: a distribution of Go and nothing else. `record`: a
 * file of a module version's record. `ide`: an index or `caches` with the product's own files, below a directory of its
 * name. `program`: nothing, for what is only ever shown.
 */
export type NamedProof =
  | { readonly of: 'fuzz' | 'goimports' | 'toolchain' | 'record' | 'sdk' | 'program' }
  | { readonly of: 'ide'; readonly product: string };

/** A directory whose entries belong to a cache: all that fit the shape, or the named ones that are proven. */
export type Place = {
  /** Absolute, as the owner names it; not resolved. */
  readonly root: string;
} & (
  | { readonly shape: Exclude<Shape, 'tree'> }
  | { readonly shape: 'tree'; readonly names: readonly string[]; readonly proof: NamedProof }
);

export interface Cache {
  /** What `gowarden clean ID` takes, stable from look to look: the kind, with a name where there are several (`jetbrains:GoLand2026.1`). */
  readonly id: string;
  readonly kind: CacheKind;
  /** A proper name, the same in every language: `GoLand2026.1`, `go1.22.5`; empty when the kind says it all. */
  readonly name: string;
  /** What is shown for it. */
  readonly path: string;
  readonly places: readonly Place[];
  readonly risk: Risk;
  /** Whether it grows back on its own when it is needed. */
  readonly returns: boolean;
  /** `safe`: one click takes it. `all`: only the button for everything. `named`: only when asked for by its id. `never`: only shown. */
  readonly button: 'safe' | 'all' | 'named' | 'never';
  /** `assumed`: a documented default that nothing confirmed; it is shown and left alone. */
  readonly certainty: 'observed' | 'assumed';
  /** How we know where it is: `go env GOCACHE (/opt/homebrew/bin/go)`. */
  readonly source: string;
  /** The cache in whose size this one is already counted. */
  readonly within: string | null;
  /**
   * Whether an IDE's property puts it outside the usual places: such a place is only cleaned when its id is typed, and
   * policies ignore it.
   */
  readonly redirected?: boolean;
  /** What belongs to no living program any more (gopls versions that are gone): free to go even while its owner runs. */
  readonly dead?: readonly string[];
}
