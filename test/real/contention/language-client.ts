import type { ChildProcess } from 'node:child_process';
import { pathToFileURL } from 'node:url';

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly items?: readonly unknown[] };
}

/** The editor's half of the language server protocol, as far as gopls needs it to work on a module. */
export class LanguageClient {
  readonly #server: ChildProcess;
  readonly #answers = new Map<number, () => void>();
  #next = 1;
  #rest = Buffer.alloc(0);

  constructor(server: ChildProcess) {
    this.#server = server;
    server.stdout?.on('data', (chunk: Buffer) => {
      this.#read(chunk);
    });
    server.stdin?.on('error', () => undefined);
  }

  /** Opens a workspace, as an editor that opens a folder. */
  async open(directory: string): Promise<void> {
    const uri = pathToFileURL(directory).href;
    await this.#ask('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'module' }],
      capabilities: {
        workspace: { configuration: true, didChangeWatchedFiles: { dynamicRegistration: true } },
        textDocument: { publishDiagnostics: {} },
      },
    });
    this.#send({ method: 'initialized', params: {} });
  }

  openFile(path: string, text: string): void {
    const textDocument = { uri: pathToFileURL(path).href, languageId: 'go', version: 1, text };
    this.#send({ method: 'textDocument/didOpen', params: { textDocument } });
  }

  /** An edit that is not saved. */
  change(path: string, version: number, text: string): void {
    const textDocument = { uri: pathToFileURL(path).href, version };
    this.#send({ method: 'textDocument/didChange', params: { textDocument, contentChanges: [{ text }] } });
  }

  /** A file that changed on disk. */
  changedOnDisk(path: string): void {
    const changes = [{ uri: pathToFileURL(path).href, type: 2 }];
    this.#send({ method: 'workspace/didChangeWatchedFiles', params: { changes } });
  }

  /** Waits until the server has answered everything sent before. */
  async settle(path: string): Promise<void> {
    const textDocument = { uri: pathToFileURL(path).href };
    await this.#ask('textDocument/documentSymbol', { textDocument });
  }

  #ask(method: string, params: unknown): Promise<void> {
    const id = this.#next++;
    return new Promise((resolve) => {
      this.#answers.set(id, resolve);
      this.#send({ id, method, params });
    });
  }

  #send(message: object): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#server.stdin?.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #read(chunk: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    for (;;) {
      const end = this.#rest.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/content-length: (\d+)/i.exec(this.#rest.subarray(0, end).toString())?.[1]);
      if (this.#rest.length < end + 4 + length) return;
      const body = this.#rest.subarray(end + 4, end + 4 + length).toString();
      this.#rest = this.#rest.subarray(end + 4 + length);
      this.#take(JSON.parse(body) as Message);
    }
  }

  /** Answers the server's requests: no settings, and yes to everything else. */
  #take({ id, method, params }: Message): void {
    if (id === undefined) return;
    if (method === undefined) {
      this.#answers.get(id)?.();
      this.#answers.delete(id);
    } else
      this.#send({
        id,
        result: method === 'workspace/configuration' ? (params?.items ?? []).map(() => null) : null,
      });
  }
}
