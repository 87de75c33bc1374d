import { join } from 'node:path';
import { toJsonSchema } from '@valibot/to-json-schema';
import { format, resolveConfig } from 'prettier';
import type { Field } from '../daemon/api/fields.ts';
import type { Route } from '../daemon/api/route.ts';
import { routes } from '../daemon/api/routes.ts';
import packageJson from '../package.json' with { type: 'json' };
import type { Program } from './schemas/program.ts';
import { schemaOf } from './schemas/shape.ts';
import type { Schema } from './schemas/tidy.ts';

/** Where the types of the answers are, for `openProgram`. */
export const answerFiles = ['daemon/api/answers.ts', 'daemon/api/problem.ts'];

/** The text of docs/openapi.json: the routes with their parameters (valibot) and answers (`Answers`), as OpenAPI 3.1. */
export async function openApiPage(root: string, program: Program): Promise<string> {
  const shaped = (type: string) => schemaOf(type, program.typesOf(type), () => null, '#/components/schemas/');
  const answers = shaped('Answers');
  const { schema: problem } = shaped('ProblemDocument');
  const sent = answers.schema.properties as Readonly<Record<string, Schema>>;
  const paths: Record<string, Record<string, object>> = {};
  for (const one of routes) {
    const path = one.path.replaceAll(/:(\w+)/g, '{$1}');
    const answer = sent[`${one.method} ${one.path}`];
    paths[path] = { ...paths[path], [one.method.toLowerCase()]: operation(one, answer ?? {}) };
  }
  const described = {
    openapi: '3.1.0',
    info: {
      title: 'gowarden, local API',
      version: packageJson.version,
      description:
        'HTTP over the Unix socket that `gowarden paths` shows: `curl --unix-socket SOCKET http://localhost/v1/status`. Only the user whose daemon it is can reach it.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: 'http://localhost' }],
    paths,
    components: { schemas: { ...answers.shared, Problem: problem } },
  };
  const style = { ...(await resolveConfig(join(root, 'docs/openapi.json'))), parser: 'json' };
  return format(JSON.stringify(described), style);
}

function operation(one: Route, answer: Schema): object {
  const inPath = new Set([...one.path.matchAll(/:(\w+)/g)].map(([, name]) => name));
  const fields = Object.entries(one.fields);
  const parameters = fields
    .filter(([name]) => one.method === 'GET' || inPath.has(name))
    .map(([name, field]) => {
      const { description, ...schema } = schemaOfField(field);
      return {
        name,
        in: inPath.has(name) ? 'path' : 'query',
        required: isRequired(field),
        description,
        schema,
      };
    });
  const body = one.method === 'POST' ? fields.filter(([name]) => !inPath.has(name)) : [];
  return {
    summary: one.summary,
    ...(parameters.length > 0 && { parameters }),
    ...(body.length > 0 && { requestBody: bodyOf(body) }),
    responses: {
      '200': {
        description: one.summary,
        content: one.stream ? { 'text/event-stream': {} } : { 'application/json': { schema: answer } },
      },
      default: {
        description: 'Why not',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function bodyOf(fields: readonly (readonly [string, Field])[]): object {
  const required = fields.filter(([, field]) => isRequired(field)).map(([name]) => name);
  const properties = Object.fromEntries(fields.map(([name, field]) => [name, schemaOfField(field)]));
  const schema = { type: 'object', additionalProperties: false, required, properties };
  return { required: required.length > 0, content: { 'application/json': { schema } } };
}

const isRequired = (field: Field): boolean => field.type !== 'optional';

function schemaOfField(field: Field): Schema {
  const schema = Object.entries(toJsonSchema(field, { target: 'draft-2020-12' }));
  return Object.fromEntries(schema.filter(([keyword]) => keyword !== '$schema'));
}
