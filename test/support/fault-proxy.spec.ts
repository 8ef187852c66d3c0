import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { faultProxy, type FaultProxy } from './fault-proxy.js';

/** A server that keeps what it hears and says it back. */
const echo = async () => {
  let kept = '';
  const server: Server = createServer(socket => {
    socket.on('error', () => undefined);
    socket.on('data', chunk => {
      kept += String(chunk);
      socket.write(chunk);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, kept: () => kept, server };
};

const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise(setImmediate);
};

describe('a proxy before a server', () => {
  let behind: Awaited<ReturnType<typeof echo>>;
  let proxy: FaultProxy;
  beforeEach(async () => {
    behind = await echo();
    proxy = await faultProxy(behind.port);
  });
  afterEach(async () => {
    await proxy.close();
    behind.server.close();
  });

  const caller = () => {
    const socket: Socket = connect(proxy.port, '127.0.0.1');
    let heard = '';
    socket.on('data', chunk => (heard += String(chunk)));
    socket.on('error', () => undefined);
    const ended = new Promise(resolve => socket.once('close', resolve));
    return { say: (text: string) => socket.write(text), heard: () => heard, ended };
  };

  test('lets everything through', async () => {
    const { say, heard } = caller();
    say('one ');
    say('two');
    await until(() => heard() === 'one two');
  });

  test('that stalls to the client lets the server hear, and the answer be held until it is mended', async () => {
    const { say, heard } = caller();
    proxy.stall('to-client');
    const answered = proxy.answered();
    say('stored');
    await answered;
    expect([behind.kept(), heard()]).toEqual(['stored', '']);
    proxy.mend();
    await until(() => heard() === 'stored');
  });

  test('that stalls to the server lets it hear nothing', async () => {
    const { say, ended } = caller();
    proxy.stall('to-server');
    const asked = proxy.asked();
    say('lost');
    await asked;
    proxy.cut();
    await ended;
    expect(behind.kept()).toBe('');
  });

  test('that cuts breaks what is open, and takes what comes', async () => {
    const first = caller();
    first.say('one');
    await until(() => first.heard() === 'one');
    proxy.cut();
    await first.ended;
    const second = caller();
    second.say('two');
    await until(() => second.heard() === 'two');
    expect(proxy.connections).toBe(1);
  });

  test('that refuses takes nobody until it is mended', async () => {
    proxy.refuse();
    await caller().ended;
    expect(proxy.connections).toBe(0);
    proxy.mend();
    const { say, heard } = caller();
    say('back');
    await until(() => heard() === 'back');
  });

  test('that delays keeps the order', async () => {
    proxy.delay(30);
    const { say, heard } = caller();
    const start = performance.now();
    for (const letter of 'abc') say(letter);
    await until(() => heard() === 'abc');
    expect(performance.now() - start).toBeGreaterThan(50);
  });
});
