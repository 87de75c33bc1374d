/** How programs of another architecture are started here. */
export interface Emulation {
  /** `Rosetta`, `qemu-aarch64`. */
  readonly name: string;
  /** What stands before the program and its arguments: nothing where the system does it by itself. */
  readonly prefix: readonly string[];
  /** Whether the system tells its user which application started such a program. */
  readonly isAnnounced: boolean;
}
