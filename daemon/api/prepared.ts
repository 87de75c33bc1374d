import { carrying } from '../../messages/carried.ts';

/** An answer that was written as JSON before, since more than one who asks gets it. */
export class Prepared {
  readonly text: string;

  constructor(value: object) {
    this.text = `${JSON.stringify(carrying(value))}\n`;
  }
}
