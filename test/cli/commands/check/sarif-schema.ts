import { Ajv, type AnySchemaObject } from 'ajv';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The schema of SARIF 2.1.0 as published by OASIS and distributed in a package by Microsoft. */
const require = createRequire(import.meta.url);
const file = require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
const schema = JSON.parse(readFileSync(file, 'utf8')) as AnySchemaObject;
// It uses draft 4, whose `id` has since become $id.
delete schema.id;
// Its formats only require that a URI is a text without spaces.
const validate = new Ajv({
  strict: false,
  unicodeRegExp: false,
  validateFormats: false,
  validateSchema: false,
}).compile(schema);

/** What is wrong with a log according to the schema; empty when nothing is. */
export function sarifProblems(text: string): readonly string[] {
  void validate(JSON.parse(text));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}
