import type { JsoncPath } from '../../host/formats/jsonc-edit.ts';
import type { JsoncNode } from '../../host/formats/jsonc-tree.ts';
import type { Architecture, Hardware, Platform } from '../../host/host.ts';
import type { Found } from '../inventory/tool.ts';

/** Whose settings a file has: `remote`, what the server of a remote window has of this machine. */
export type FileKind =
  'user' | 'profile' | 'remote' | 'workspace' | 'code-workspace' | 'devcontainer' | 'launch';

/** A setting that has to do with Go. */
export interface Setting {
  /** `go.goroot` */
  readonly key: string;
  /** Where it is in its file. */
  readonly path: JsoncPath;
  readonly node: JsoncNode;
}

/** A configuration of `launch.json`, or of the key `launch`, for Go. */
export interface Launch {
  readonly path: JsoncPath;
  readonly node: JsoncNode;
}

/** What of a file has to do with Go. */
export interface SettingsFile {
  readonly file: string;
  readonly kind: FileKind;
  /** The folder that it is about; null for a user's. */
  readonly folder: string | null;
  /** Of a `.code-workspace`: all of its folders. */
  readonly folders?: readonly string[];
  /** For edits; null when it is too long for one. */
  readonly text: string | null;
  readonly settings: readonly Setting[];
  readonly launches: readonly Launch[];
}

/** A member of a file, such as a setting that names a path. */
export interface Named {
  readonly in: SettingsFile;
  /** `go.alternateTools` */
  readonly key: string;
  readonly path: JsoncPath;
  /** From 1. */
  readonly line: number;
  readonly written: string;
  /** With what the extension fills in; null when that needs to be known of a window, or stays open. */
  readonly resolved: string | null;
}

/**
 * Why the extension starts another program than a setting names, or none. `missing`, `directory`, `not-executable`: passed over,
 * the search goes on by the tool's name; `relative`: searched as a name, and never found; `variable`: so is what holds a variable
 * that the extension does not fill in; `architecture`: for another processor; `shim`: chosen anew by whatever directory it is started
 * in; `changing`: in the directory of one version, which an upgrade takes away.
 *
 * @open
 */
export type ToolFault =
  'missing' | 'directory' | 'not-executable' | 'relative' | 'variable' | 'architecture' | 'shim' | 'changing';

/** A program that `go.alternateTools` or `go.toolsManagement.go` names, or a setting that was meant to: that one is ignored. */
export interface NamedTool extends Named {
  /** `dlv` */
  readonly tool: string;
  /** Null also when that is unknown. */
  readonly fault: ToolFault | null;
  readonly found: Found | null;
  /** The same program by a path that stays over upgrades; null when there is none. */
  readonly stable: string | null;
}

/**
 * Why builds fail, or another Go builds, with `go.goroot`. `missing`: not a directory, so it is ignored; `no-tree`: a directory
 * that is not a Go tree, which every program gets as GOROOT; `variable`, `changing`: as for a tool; `architecture`: its go is for
 * another processor; `mixed`: the go command that is started is of another version; `other`: the terminal has another version.
 *
 * @open
 */
export type RootFault = 'missing' | 'no-tree' | 'variable' | 'changing' | 'architecture' | 'mixed' | 'other';

/** What `go.goroot` names. */
export interface NamedRoot extends Named {
  readonly fault: RootFault | null;
  /** `go1.26.8` */
  readonly version: string | null;
  readonly architectures: readonly Architecture[];
  /** The go command of another version, and that version. */
  readonly other: { readonly path: string; readonly version: string } | null;
  /** A directory that would be right. */
  readonly stable: string | null;
}

/** Settings that other extensions, or a newer one for Go, describe: the values of those that have a list, else none. */
export type Declared = ReadonlyMap<string, ReadonlySet<string>>;

/** The settings of VS Code and its relatives that have to do with Go. */
export interface Editors {
  readonly platform: Platform;
  readonly hardware: Hardware;
  /** The files are judged for any machine on which they may be checked out. */
  readonly anywhere?: true;
  readonly files: readonly SettingsFile[];
  readonly tools: readonly NamedTool[];
  readonly roots: readonly NamedRoot[];
  /** The trees of the Gos that are first on a PATH. */
  readonly trees: readonly string[];
  readonly declared: Declared;
  /** Files that are there and could not be read, with why. */
  readonly unread: readonly string[];
}
