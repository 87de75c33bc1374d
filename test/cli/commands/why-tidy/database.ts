import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const sha256 = (...parts: readonly (string | Buffer)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/**
 * A checksum database with a key of its own that contains a single version (https://go.dev/design/25530-sumdb): a tree of one record,
 * which every go command checks as it checks sum.golang.org.
 */
export class Database {
  readonly name = 'sums.example.test';
  readonly #server: Server;
  readonly #key: string;

  constructor(version: string, hash: string, goModHash: string) {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
    const key = Buffer.concat([Buffer.of(1), raw]);
    const id = sha256(`${this.name}\n`, key).subarray(0, 4);
    this.#key = `${this.name}+${id.toString('hex')}+${key.toString('base64')}`;
    const record = `${version.replace('@', ' ')} ${hash}\n${version.replace('@', ' ')}/go.mod ${goModHash}\n`;
    const leaf = sha256(Buffer.of(0), record);
    const text = `go.sum database tree\n1\n${leaf.toString('base64')}\n`;
    const signature = Buffer.concat([id, sign(null, Buffer.from(text), privateKey)]).toString('base64');
    const tree = `${text}\n\u2014 ${this.name} ${signature}\n`;
    const answers: Readonly<Record<string, string | Buffer>> = {
      '/latest': tree,
      [`/lookup/${version}`]: `0\n${record}\n${tree}`,
      '/tile/8/0/000.p/1': leaf,
    };
    this.#server = createServer(({ url = '' }, response) => {
      const answer = answers[url];
      response.writeHead(answer === undefined ? 404 : 200).end(answer);
    });
  }

  /** Starts the server; returns the value for GOSUMDB. */
  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `${this.#key} http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
  }
}
