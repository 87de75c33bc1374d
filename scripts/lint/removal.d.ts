interface Restriction {
  readonly selector: string;
  readonly message: string;
}

export const removal: Restriction;
export const overwriting: Restriction;
export const mayRemove: readonly string[];
export const mayOverwrite: Readonly<Record<string, string>>;
