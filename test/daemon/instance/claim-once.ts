import { claimInstance } from '../../../daemon/instance/claim.ts';

/** Claims the given directory, reports the result to its parent, and holds on to it. */
const claim = await claimInstance(process.argv[2] ?? '');
process.send?.(claim.kind === 'taken' ? claim : { kind: claim.kind });
if (claim.kind === 'taken') process.disconnect();
