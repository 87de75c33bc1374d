/** Values of Apple's headers under their names there. Written out, because the bridge does not know every one. */
export const NSApplicationActivationPolicyAccessory = 1;
export const NSVariableStatusItemLength = -1;
export const NSUTF8StringEncoding = 4;
export const NSControlStateValueOff = 0;
export const NSControlStateValueOn = 1;
/** User-initiated work that lets the system sleep when it is idle. */
export const NSActivityUserInitiatedAllowingIdleSystemSleep = 0xefffff;
