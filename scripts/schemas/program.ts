import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { createFormatter, createParser, DEFAULT_CONFIG, SchemaGenerator } from 'ts-json-schema-generator';
import ts from 'typescript';
import type { Types } from './shape.ts';
import type { Schema } from './tidy.ts';

/** Where types of documents may be: neither tests nor scripts. */
const rooms = ['host', 'messages', 'probes', 'caches', 'launchd', 'remedies', 'daemon', 'tray', 'cli'];

/** Our types that are documented. */
export interface Program {
  /** The document of each type name (`@document NAME` in its docstring): `FindingDocument` → `finding`. */
  readonly documents: ReadonlyMap<string, string>;
  /** A type with all its parts, as the generator sees it. Throws for one that JSON cannot represent, or that does not exist. */
  readonly typesOf: (type: string) => Types;
}

/**
 * Reads every exported type that has `@document`, and those of the `others` files. One program for all of them, in which nothing
 * is checked, since the compiler does that.
 */
export function openProgram(root: string, others: readonly string[] = []): Program {
  const tagged = rooms
    .flatMap((room) => sourcesIn(join(root, room)))
    .filter((file) => readFileSync(file, 'utf8').includes('@document '));
  const files = [...new Set([...tagged, ...others.map((file) => join(root, file))])];
  const program = ts.createProgram(files, ...settingsOf(root));
  // Names are bound to their declarations, and docstrings to types, on first use.
  program.getTypeChecker();
  const documents = new Map<string, string>();
  const nodes = new Map<string, ts.Node>();
  for (const node of files.flatMap(
    (file) => program.getSourceFile(file)?.statements.filter(isNamedType) ?? [],
  )) {
    const { text } = node.name;
    const document = documentTag(node);
    if (document !== undefined && documents.has(text))
      throw new Error(
        `Expected one type ${text} to be a document, got another in ${relative(root, node.getSourceFile().fileName)}`,
      );
    if (document !== undefined) documents.set(text, document);
    if (document !== undefined || !nodes.has(text)) nodes.set(text, node);
  }
  const settings = {
    ...DEFAULT_CONFIG,
    sortProps: false,
    additionalProperties: true,
    extraTags: ['document', 'open', 'closed'],
  };
  const generator = new SchemaGenerator(
    program,
    createParser(program, settings),
    createFormatter(settings),
    settings,
  );
  const typesOf = (type: string): Types => {
    const node = nodes.get(type);
    if (node === undefined) throw new Error(`Expected an exported type ${type}`);
    try {
      const { definitions = {} } = generator.createSchemaFromNodes([node]);
      return new Map(Object.entries(definitions as unknown as Record<string, Schema>));
    } catch (cause) {
      const { message } = cause as Error;
      throw new Error(`Expected ${type} to be made of named types that JSON can hold: ${message}`, { cause });
    }
  };
  return { documents, typesOf };
}

/** The compiler's settings, and a host that reads only our own files, since no document uses the types of a package. */
function settingsOf(root: string): [ts.CompilerOptions, ts.CompilerHost] {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (file) => ts.sys.readFile(file)) as {
    config: unknown;
  };
  const nothing = { ...ts.sys, readDirectory: () => [] };
  const options = { ...ts.parseJsonConfigFileContent(config, nothing, root).options, types: [] };
  const host = ts.createCompilerHost(options);
  host.resolveModuleNameLiterals = (names, from) =>
    names.map(({ text }) => {
      if (!/^\.{1,2}\/.*\.ts$/.test(text)) return { resolvedModule: undefined };
      return { resolvedModule: { resolvedFileName: join(dirname(from), text), extension: ts.Extension.Ts } };
    });
  return [options, host];
}

function sourcesIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.ts')).map((name) => join(folder, name));
}

type NamedType = ts.InterfaceDeclaration | ts.TypeAliasDeclaration;

function isNamedType(node: ts.Statement): node is NamedType {
  return ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);
}

function documentTag(node: NamedType): string | undefined {
  const tag = ts.getJSDocTags(node).find(({ tagName }) => tagName.text === 'document');
  return tag && ts.getTextOfJSDocComment(tag.comment)?.trim();
}
