import { fieldOf, readJson } from './json.ts';

/**
 * What a JetBrains IDE says of itself in `product-info.json`, which its native launcher reads before it starts anything. Paths are
 * relative to the file's own directory.
 * https://github.com/JetBrains/intellij-community/blob/master/native/XPlatLauncher/src/default.rs
 */
export interface ProductInfo {
  readonly name: string;
  readonly version: string;
  /** `261.1000.1`: the first number is the branch. */
  readonly build: string;
  /** `GO` of GoLand; others use the same file name. */
  readonly code: string;
  /** `GOLAND`, which begins the names of its variables. */
  readonly variables: string;
  /** `GoLand2026.1`, the directory of its settings. */
  readonly dataDirectory: string;
  readonly vendor: string;
  /** How often it says how it is started: the launcher refuses any other number than one. */
  readonly launches: number;
  /** As the file calls it: `aarch64`, `amd64`; null in old builds. */
  readonly architecture: string | null;
  readonly launcher: string | null;
  readonly vmOptions: string | null;
  /** What the launcher adds after all files. */
  readonly arguments: readonly string[];
}

/** Null when it is not such a file. */
export function readProductInfo(text: string): ProductInfo | null {
  const root = readJson(text);
  const code = textOf(root, 'productCode');
  const dataDirectory = textOf(root, 'dataDirectoryName');
  if (code === null || dataDirectory === null) return null;
  const launches = fieldOf(root, 'launch');
  const all: readonly unknown[] = Array.isArray(launches) ? launches : [];
  const [launch] = all;
  const more = fieldOf(launch, 'additionalJvmArguments');
  return {
    name: textOf(root, 'name') ?? '',
    version: textOf(root, 'version') ?? '',
    build: textOf(root, 'buildNumber') ?? '',
    code,
    variables: textOf(root, 'envVarBaseName') ?? '',
    dataDirectory,
    vendor: textOf(root, 'productVendor') ?? 'JetBrains',
    launches: all.length,
    architecture: textOf(launch, 'arch'),
    launcher: textOf(launch, 'launcherPath'),
    vmOptions: textOf(launch, 'vmOptionsFilePath'),
    arguments: Array.isArray(more) ? more.filter((one) => typeof one === 'string') : [],
  };
}

function textOf(value: unknown, name: string): string | null {
  const field = fieldOf(value, name);
  return typeof field === 'string' && field !== '' ? field : null;
}
