import fc from '../fast-check.ts';
import { expect, test } from 'vitest';
import { carrying, carryingInSteps } from '../../messages/carried.ts';
import { jsonLineInSteps, jsonText } from '../../messages/json.ts';
import { remember } from '../../messages/said.ts';
import { visible } from '../../messages/visible.ts';

const acting =
  '\u001b[8m \u009b31m \u007f \u202e \u2066 \u200f \u061c \u200b \u2028 \n \u{e0041} \\\u202e "\\"';

test('JSON has the same values, without effect on a terminal', () => {
  const character = fc.oneof(fc.nat(0x2ff), fc.nat(0xffff), fc.nat(0x10ffff));
  const strings = fc.array(
    fc.array(character, { maxLength: 8 }).map((codes) => String.fromCodePoint(...codes)),
    { minLength: 20, maxLength: 20 },
  );
  fc.assert(
    fc.property(strings, (value) => {
      const whole = { value, [acting]: value };
      for (const indent of [0, 2]) {
        const text = jsonText(whole, indent);
        expect(text.split('\n').filter((line) => visible(line) !== line)).toEqual([]);
        expect(JSON.stringify(JSON.parse(text))).toBe(JSON.stringify(whole));
        expect(text.includes('\n')).toBe(indent > 0);
      }
    }),
    { numRuns: 20 },
  );
});

test('in steps it is the same text, with one step for each element of a list', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
      for (const whole of [value, { value, list: [value, undefined, acting], none: undefined }])
        expect(last(jsonLineInSteps(whole)).result).toBe(`${jsonText(whole)}\n`);
    }),
    { numRuns: 50 },
  );
  remember('said', { code: 'a.b', values: {} });
  const document = { findings: Array.from({ length: 1_000 }, (_, index) => ({ index, text: 'said' })) };
  const carried = last(carryingInSteps(document));
  expect(carried.result).toEqual(carrying(document));
  expect(carried.result).toHaveProperty('phrases.said');
  expect(carried.steps).toBeGreaterThanOrEqual(1_000);
  expect(last(jsonLineInSteps(document)).steps).toBeGreaterThanOrEqual(1_000);
});

function last<T>(generator: Generator<undefined, T>): { result: T; steps: number } {
  for (let steps = 0; ; steps += 1) {
    const step = generator.next();
    if (step.done === true) return { result: step.value, steps };
  }
}
