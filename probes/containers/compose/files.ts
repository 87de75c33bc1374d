import { posix } from 'node:path';
import { parseEnv } from 'node:util';
import type { Host } from '../../../host/host.ts';
import { substitute, unknownValue, type Variables } from '../dockerfile/substitute.ts';

/**
 * What `docker compose` reads by default, the first of each kind that exists:
 * https://github.com/compose-spec/compose-go/blob/v2.16.2/cli/options.go#L485
 */
const byDefault = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
const overrides = [
  ...['compose.override.yml', 'compose.override.yaml'],
  ...['docker-compose.override.yml', 'docker-compose.override.yaml'],
];
/** Bytes. */
const longestEnvironment = 64 * 1024;
/** Characters of a value that is put into a text, and of what a text may become by that. */
const longestValue = 1024;
const longestText = 256 * 1024;

/** A project: files of which the later override the earlier, and where their paths begin. */
export interface ProjectFiles {
  readonly directory: string;
  /** Absolute. */
  readonly files: readonly string[];
  readonly variables: Variables;
}

/** Files of the projects of a directory: what compose takes by itself, then every other one alone. */
export function projectsIn(host: Host, directory: string, names: readonly string[]): readonly ProjectFiles[] {
  const variables = environmentOf(host, directory);
  const named = filesNamed(directory, variables);
  const first = byDefault.find((name) => names.includes(name));
  const override = overrides.find((name) => names.includes(name));
  const main =
    named ??
    (first === undefined
      ? []
      : [first, ...(override === undefined ? [] : [override])].map((name) => posix.join(directory, name)));
  const others = names.map((name) => posix.join(directory, name)).filter((file) => !main.includes(file));
  return [main, ...others.map((file) => [file])].flatMap((files) => {
    const [single] = files;
    if (single === undefined) return [];
    // The first file has the project's directory, whose `.env` counts for what the one here does not say:
    // https://docs.docker.com/reference/cli/docker/compose/#use---project-directory-to-specify-an-alternate-working-directory
    const own = posix.dirname(single);
    const more = own === directory ? [] : environmentOf(host, own);
    return [{ directory: own, files, variables: new Map([...more, ...variables]) }];
  });
}

/** The list of COMPOSE_FILE in a directory's `.env`. https://docs.docker.com/compose/how-tos/environment-variables/envvars/ */
function filesNamed(directory: string, variables: Variables): readonly string[] | null {
  const list = variables.get('COMPOSE_FILE') ?? '';
  if (list === '') return null;
  const separator = variables.get('COMPOSE_PATH_SEPARATOR') ?? '';
  return list
    .split(separator === '' ? ':' : separator)
    .filter((name) => name !== '' && !name.includes('://'))
    .slice(0, 20)
    .map((name) => posix.resolve(directory, name));
}

/** Values of a project's `.env`, which is there or not. */
export function environmentOf(host: Host, directory: string): Variables {
  return valuesIn(host, posix.join(directory, '.env')) ?? new Map();
}

/**
 * Values of a file as `.env` is one, null where it cannot be read; unknown are those that are put together from others, that are longer
 * than names, versions and places are, or that would move the lines of a Dockerfile. No report has such a file: it may hold secrets.
 */
export function valuesIn(host: Host, file: string): Variables | null {
  const files = host.unrecorded ?? host.files;
  const facts = files.target(file);
  if (!facts.ok || facts.value.kind !== 'file') return null;
  const text = files.text(file, longestEnvironment);
  if (!text.ok) return null;
  return new Map(
    Object.entries(parseEnv(text.value)).map(([name, value = '']): [string, string | null] => [
      name,
      value.length > longestValue || /[$\n\0]/.test(value) ? null : value,
    ]),
  );
}

/**
 * A text of a compose file with its variables replaced, as https://docs.docker.com/reference/compose-file/interpolation/ has it; those
 * that have neither a value nor a default become `unknownValue`, as the environment of who builds may set them.
 */
export function interpolated(text: string, variables: Variables): string {
  let result = '';
  for (const [index, part] of text.split('$$').entries()) {
    result += `${index === 0 ? '' : '$'}${substitute(part, variables, unknownValue)}`;
    if (result.length > longestText) return unknownValue;
  }
  return result;
}
