import { carrying } from '../../messages/carried.ts';
import { jsonText } from '../../messages/json.ts';

/** An answer that was written as JSON before, since more than one who asks gets it. */
export class Prepared {
  readonly text: string;

  constructor(value: object) {
    this.text = `${jsonText(carrying(value))}\n`;
  }
}
