import fc from 'fast-check';
import { seed } from './seed.ts';

/** The library with our seed; a failure names the seed that produced it. */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });

export default fc;
