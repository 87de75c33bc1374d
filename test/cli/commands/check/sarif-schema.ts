import { Ajv, type AnySchemaObject } from 'ajv';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The schema of SARIF 2.1.0 as OASIS has published it, as a package of Microsoft's carries it. */
const require = createRequire(import.meta.url);
const file = require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
const schema = JSON.parse(readFileSync(file, 'utf8')) as AnySchemaObject;
// Of draft 4, whose `id` is called $id since.
delete schema.id;
// Its formats say no more than that a URI is a text with no space.
const validate = new Ajv({
  strict: false,
  unicodeRegExp: false,
  validateFormats: false,
  validateSchema: false,
}).compile(schema);

/** What is wrong with a log by the schema; empty when nothing is. */
export function sarifProblems(text: string): readonly string[] {
  void validate(JSON.parse(text));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}
