/** A stretch of a binary that is mapped into memory. Sizes and offsets in bytes. */
export interface Segment {
  readonly address: number;
  readonly offset: number;
  readonly fileSize: number;
  readonly memorySize: number;
  /** Where Go puts its build info when no section is named for it: the writable data. */
  readonly isData: boolean;
}

/** What a search for build info has to know of an ELF file or a Mach-O slice. */
export interface Image {
  /** In the order of the file. */
  readonly segments: readonly Segment[];
  /** The section named for build info. */
  readonly section: { readonly address: number; readonly size: number } | null;
}

/** The place in the file of what is mapped at an address, and how many bytes of its segment follow. */
export function locate(image: Image, address: number): { offset: number; left: number } | null {
  for (const segment of image.segments) {
    const into = address - segment.address;
    if (into >= 0 && into < segment.fileSize)
      return { offset: segment.offset + into, left: segment.fileSize - into };
  }
  return null;
}
