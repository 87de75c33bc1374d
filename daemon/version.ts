/** Put in by scripts/build.mjs. */
declare const GOWARDEN_VERSION: string | undefined;

/** Our own version, as package.json has it. */
export const version = typeof GOWARDEN_VERSION === 'string' ? GOWARDEN_VERSION : '0.0.0-source';
