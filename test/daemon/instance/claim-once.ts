import { claimInstance } from '../../../daemon/instance/claim.ts';

/** Claims the directory that it is given, tells its parent how that went, and holds on. */
const claim = await claimInstance(process.argv[2] ?? '');
process.send?.(claim.kind === 'taken' ? claim : { kind: claim.kind });
if (claim.kind === 'taken') process.disconnect();
