import { carrying } from '../../messages/carried.ts';
import { jsonText } from '../../messages/json.ts';

/** An answer that was written as JSON before, since more than one who asks gets it. */
export class Prepared<T extends object = object> {
  /** What is written, for the compiler alone. */
  declare readonly value: T;
  readonly text: string;

  constructor(value: T) {
    this.text = `${jsonText(carrying(value))}
`;
  }
}
