import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Witness } from './witness.js';

/** A note with a hundred signatures and 63 hashes is under 20 KiB. */
export const bodyBytesMax = 65_536;

const limits = {
  requestTimeout: 10_000,
  headersTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 8_192,
};
const connectionsMax = 256;

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The whole body; undefined when it is larger than anything a log has to say. */
const bodyOf = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > bodyBytesMax) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const answerTo = async (witness: Witness, request: IncomingMessage): Promise<Answer> => {
  const [path] = (request.url ?? '').split('?', 1);
  if (path === '/health') return { status: 200, body: 'ok\n' };
  if (path !== '/add-checkpoint') return { status: 404, body: 'there is only /add-checkpoint\n' };
  if (request.method !== 'POST') return { status: 405, body: 'POST only\n', headers: { allow: 'POST' } };
  const body = await bodyOf(request);
  return body === undefined
    ? { status: 413, body: `at most ${bodyBytesMax} bytes\n`, headers: { connection: 'close' } }
    : witness.addCheckpoint(body);
};

const send = (response: ServerResponse, { status, body, type, headers = {} }: Answer): void => {
  response.writeHead(status, {
    'content-type': type ?? 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  response.end(body);
};

const serverOf = (witness: Witness, say: (line: string) => void): Server => {
  const server = createServer(limits, (request, response) => {
    // What is left of a body that was not read must not hold the connection, nor its breaking off end the process.
    request.on('error', () => undefined);
    answerTo(witness, request).then(
      answer => send(response, answer),
      (error: Error) => {
        if (request.errored) return;
        say(`không trả lời được / could not answer: ${error.message}`);
        send(response, { status: 500, body: 'the witness could not keep the head; nothing was signed\n' });
      },
    );
  });
  server.maxConnections = connectionsMax;
  return server;
};

export interface Door {
  readonly url: string;
  /** Lets requests in flight be answered. */
  close(): Promise<void>;
}

/** Answers HTTP for a witness. @throws the error of the system when it cannot listen there */
export const openDoor = async (
  witness: Witness,
  { host, port }: { readonly host: string; readonly port: number },
  say: (line: string) => void,
): Promise<Door> => {
  const server = serverOf(witness, say);
  server.listen(port, host);
  await once(server, 'listening');
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
};
