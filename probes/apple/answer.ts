import type { DeveloperDirectory } from '../../host/apple/developer-directory.darwin.ts';
import type { ContextId } from '../../host/host.ts';
import type { CgoImports } from '../cgo/imports.ts';
import type { Inventory } from '../inventory/inventory.ts';

/** What is known of Apple's developer tools. */
export interface AppleTools {
  /** `26.1`; null where it is unknown, or this is not a Mac. */
  readonly osVersion: string | null;
  /** One for each directory that a context is led to; empty when this is not a Mac. */
  readonly led: readonly Led[];
  /** Contexts that did not report their variables: whether DEVELOPER_DIR is set there is unknown. */
  readonly assumed: readonly ContextId[];
  /** Who has set what on this machine; null when this is not a Mac. */
  readonly inventory: Inventory | null;
  /** Whether known modules need the tools; null where nothing is wrong, as nobody asked then. */
  readonly cgo: CgoImports | null;
  /** One sentence each. */
  readonly unknown: readonly string[];
}

/** Where the shims of some contexts lead. */
export interface Led {
  readonly contexts: readonly ContextId[];
  readonly tools: Tools;
  /** Null when the tools are incomplete, so that no SDK is looked for, or when it is unknown. */
  readonly sdk: Sdk | null;
  /** Null when no Xcode is in use, or it is unknown. */
  readonly license: License | null;
}

/** A developer directory, and what is wrong with it. */
export interface Tools {
  /** Where they are, or would be: in the directory, otherwise in that of the Command Line Tools. */
  readonly path: string;
  /** Null where none is named and none is at its place. */
  readonly directory: DeveloperDirectory | null;
  /** Who set DEVELOPER_DIR where that names it: `FILE:LINE`, `launchctl`; null where nobody known did. */
  readonly setBy: string | null;
  readonly kind: 'xcode' | 'command-line-tools' | 'other';
  /**
   * `none`: nothing names a directory and none is there; `gone`: it is named, or a receipt says that it was installed, and it is
   * not there; `broken`: it is there without what makes it work; `unknown`: not ours to judge (another vendor's tools), or it
   * could not be determined.
   */
  readonly state: 'whole' | 'none' | 'gone' | 'broken' | 'unknown';
  /** The files that are not there. */
  readonly lacks: readonly string[];
  readonly version: ToolsVersion | null;
  /** What installed the Command Line Tools once: a receipt; null where there is none. */
  readonly receipt: string | null;
  /** A whole directory, not old, that is there where this one is not, is broken or is old; null where there is none. */
  readonly instead: { readonly path: string; readonly isDefault: boolean } | null;
}

export interface ToolsVersion {
  /** `26.0`, `16.4.0.0.1.1747106510` */
  readonly value: string;
  /** The file that says so. */
  readonly file: string;
  /** What this macOS needs at least; null where it is enough, or not known. */
  readonly minimum: string | null;
}

export interface Sdk {
  /** As it is named: a link, mostly. */
  readonly path: string;
  /** Who set SDKROOT where that names it, `SDKROOT` where nobody known did; null where the directory of the tools has it. */
  readonly setBy: string | null;
  readonly fault: 'absent' | 'dangling' | 'no-headers' | 'old' | null;
  /** Where the link leads; null where it is none. */
  readonly target: string | null;
  /** Of the newest SDK there; null where no settings tell. */
  readonly version: string | null;
}

export interface License {
  /** The Xcode: `/Applications/Xcode.app`. */
  readonly application: string;
  readonly kind: 'GM' | 'Beta';
  readonly isOpen: boolean;
  /** The Command Line Tools are whole: they could be used in its place. */
  readonly hasTools: boolean;
  /** `EA1910`; null where none of that kind was agreed to. */
  readonly agreed: string | null;
  readonly required: string;
  /** What was read: `file: key value`. */
  readonly evidence: readonly string[];
}
