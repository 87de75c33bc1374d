/** The directories of a PATH in order. Relative and empty entries mean another directory at each start: left out. */
export function absoluteDirectories(path: string): readonly string[] {
  return path.split(':').filter((directory) => directory.startsWith('/'));
}
