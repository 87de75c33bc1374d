/** How programs of another architecture are started here. */
export interface Emulation {
  /** `Rosetta`, `qemu-aarch64`. */
  readonly name: string;
  /** What goes before the program and its arguments: nothing where the system emulates automatically. */
  readonly prefix: readonly string[];
  /** Whether the system notifies its user which application started such a program. */
  readonly isAnnounced: boolean;
}
