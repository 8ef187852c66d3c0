import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** A sentinel in a few lines: it says what a test wants at the moment the test wants it. */
export interface ScriptedSentinel {
  readonly port: number;
  /** How many listen for a new master. */
  readonly listeners: number;
  /** Tells everybody who listens that the master is another one; resolves when they have taken it in and left. */
  tellOfSwitch(): Promise<void>;
  close(): Promise<void>;
}

const text = (word: string): string => `$${word.length}\r\n${word}\r\n`;
const list = (...words: readonly string[]): string => `*${words.length}\r\n${words.map(text).join('')}`;
const channel = '+switch-master';

/** @param master where the master is, each time somebody asks */
export const scriptedSentinel = async (master: () => Promise<number>): Promise<ScriptedSentinel> => {
  const listeners = new Set<Socket>();
  const sockets = new Set<Socket>();
  const answer = async (socket: Socket, words: string): Promise<string> => {
    if (/get-master-addr-by-name/iu.test(words)) return list('127.0.0.1', `${await master()}`);
    if (/sentinels/iu.test(words)) return '*0\r\n';
    if (/hello/iu.test(words)) return "-ERR unknown command 'HELLO'\r\n";
    if (!/subscribe/iu.test(words)) return '+OK\r\n';
    listeners.add(socket);
    return `*3\r\n${text('subscribe')}${text(channel)}:1\r\n`;
  };
  const server = createServer({ noDelay: true }, socket => {
    sockets.add(socket);
    socket.on('close', () => [sockets, listeners].forEach(set => set.delete(socket)));
    socket.on('error', () => undefined);
    let before = Promise.resolve();
    socket.on('data', chunk => {
      for (const call of chunk.toString().split(/(?=\*\d+\r\n)/u))
        before = before.then(async () => void socket.write(await answer(socket, call)));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    get listeners() {
      return listeners.size;
    },
    tellOfSwitch: async () => {
      const gone = [...listeners].map(socket => once(socket, 'close'));
      for (const socket of listeners) socket.write(list('message', channel, 'ledger'));
      await Promise.all(gone);
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
};
