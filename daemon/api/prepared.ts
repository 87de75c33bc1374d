import { carrying } from '../../messages/carried.ts';
import { jsonText } from '../../messages/json.ts';

/** An answer that was already written as JSON, because more than one client gets it. */
export class Prepared<T extends object = object> {
  /** What is written, for the compiler alone. */
  declare readonly value: T;
  readonly text: string;

  constructor(value: T) {
    this.text = `${jsonText(carrying(value))}
`;
  }
}
