/** The child's last words were missing: it was killed, or failed. */
export class ChildFailed extends Error {}

/** The child was silent for so long that it was given up: it was stopped, or what it works on does not answer. */
export class ChildQuiet extends ChildFailed {}

/** The file system of something that a child works on does not answer; the message names the path, the type and the mount. */
export class Unanswered extends Error {}
