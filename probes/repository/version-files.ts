/** Files by which version managers choose a Go for a directory and what is below it. */
const names = new Set([
  '.go-version',
  '.tool-versions',
  'mise.toml',
  '.mise.toml',
  'mise.local.toml',
  '.prototools',
  '.gvmrc',
]);

/** Whether a version manager may read the Go of a directory from a file of that name. */
export function isVersionFile(name: string): boolean {
  return names.has(name);
}
