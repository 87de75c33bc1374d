import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { answerFiles, openApiPage } from './openapi.ts';
import { openProgram, type Program } from './schemas/program.ts';
import { schemaOf } from './schemas/shape.ts';

const draft = 'https://json-schema.org/draft/2020-12/schema';

/** The text of each file of docs/json by its name, from the types that have `@document NAME`, and of docs/openapi.json. */
export interface Generated {
  readonly schemas: ReadonlyMap<string, string>;
  readonly openApi: string;
}

/** Both from one program, since reading it takes most of the time. */
export async function generatedPages(root: string): Promise<Generated> {
  const program = openProgram(root, answerFiles);
  return { schemas: await schemaPages(root, program), openApi: await openApiPage(root, program) };
}

async function schemaPages(root: string, program: Program): Promise<ReadonlyMap<string, string>> {
  const style = { ...(await resolveConfig(join(root, 'docs/json/any.json'))), parser: 'json' };
  const pages = new Map<string, string>();
  for (const [type, name] of program.documents) {
    const $id = `${name}.schema.json`;
    if (pages.has($id)) throw new Error(`Expected one type to be the document ${name}, got ${type} too`);
    pages.set($id, await format(JSON.stringify(page(type, $id, program)), style));
  }
  return pages;
}

function page(type: string, $id: string, program: Program): object {
  const { documents } = program;
  const { schema, shared } = schemaOf(type, program.typesOf(type), (other) => {
    const document = documents.get(other);
    return document === undefined ? null : other === type ? '#' : `${document}.schema.json`;
  });
  const named = Object.keys(shared).length > 0;
  return { $schema: draft, $id, ...schema, ...(named && { $defs: shared }) };
}
