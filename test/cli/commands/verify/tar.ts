/** An entry to write: a file with its text, or a symbolic link. */
export interface Sketch {
  readonly name: string;
  readonly text?: string;
  readonly link?: string;
}

/** A tar archive in GNU's format, with whatever names are given: the real tar refuses some of them. */
export function tarOf(entries: readonly Sketch[]): Buffer {
  const parts = entries.flatMap(({ name, text = 'x', link }) => {
    const content = Buffer.from(link === undefined ? text : '');
    const long =
      name.length > 100
        ? [header('././@LongLink', 'L', name.length + 1), padded(Buffer.from(`${name}\0`))]
        : [];
    return [
      ...long,
      header(name.slice(0, 100), link === undefined ? '0' : '2', content.length, link),
      padded(content),
    ];
  });
  return Buffer.concat([...parts, Buffer.alloc(1024)]);
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);
}

/** One header of a tar archive. */
export function header(name: string, type: string, size: number, link = ''): Buffer {
  const block = Buffer.alloc(512);
  block.write(name, 0, 'latin1');
  block.write('0000644\0', 100);
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  block.write('        ', 148);
  block.write(type, 156);
  block.write(link, 157, 'latin1');
  block.write('ustar  \0', 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}
