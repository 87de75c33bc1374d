import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonText } from '../../messages/json.ts';
import { visible } from '../../messages/visible.ts';

const acting =
  '\u001b[8m \u009b31m \u007f \u202e \u2066 \u200f \u061c \u200b \u2028 \n \u{e0041} \\\u202e "\\"';

test('JSON has the same values, in which nothing acts on a terminal', () => {
  fc.assert(
    fc.property(
      fc.anything({ maxDepth: 2, values: [fc.string({ unit: 'binary' }), fc.constant(acting)] }),
      (value) => {
        const whole = { value, [acting]: value ?? null };
        for (const indent of [0, 2]) {
          const text = jsonText(whole, indent);
          expect(text.split('\n').every((line) => visible(line) === line)).toBe(true);
          expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(whole)));
          if (indent === 0) expect(text).not.toContain('\n');
        }
      },
    ),
  );
});
