import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatAddCheckpoint } from '#evidence';
import { SampleLog, sampleOrigin, sampleTrust, sampleWitness } from '#evidence/testing';
import { instantOf } from '#kernel';
import { bodyBytesMax, type Door, openDoor } from './door.js';
import { KeptHeads } from './kept-heads.js';
import { Witness } from './witness.js';

let door: Door;
let kept = 0;
const said: string[] = [];
const log = new SampleLog();
let good: string;

beforeAll(async () => {
  const logs = [{ origin: sampleOrigin, logKeys: sampleTrust.logKeys }];
  const folder = { read: async () => undefined, write: async () => void (kept += 1) };
  const witness = new Witness({
    signer: sampleWitness.signer,
    logs,
    heads: await KeptHeads.open(folder, logs),
    clock: { now: () => instantOf(1_700_000_000_000) },
    say: line => said.push(line),
  });
  door = await openDoor(witness, { host: '127.0.0.1', port: 0 }, line => said.push(line));
  log.add('one', 'two', 'three');
  good = formatAddCheckpoint({ old: 0, hashes: [], checkpoint: await log.publish() });
});
afterAll(() => door.close());

const post = (body: string | Uint8Array, path = '/add-checkpoint') =>
  fetch(door.url + path, { method: 'POST', body: body as string });

const raw = (bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(door.url);
    let got = '';
    const socket = connect(Number(port), hostname, () => socket.end(bytes));
    socket.on('data', chunk => (got += String(chunk)));
    socket.on('close', () => resolve(got));
    socket.on('error', reject);
  });

describe('wrong input', () => {
  test.each([
    ['GET', '/add-checkpoint', 405],
    ['PUT', '/add-checkpoint', 405],
    ['POST', '/', 404],
    ['POST', '/add-checkpoint/', 404],
    ['POST', '//add-checkpoint', 404],
    ['GET', '/health', 200],
  ])('%s %s: %d', async (method, path, status) => {
    expect((await fetch(door.url + path, { method })).status).toBe(status);
  });

  test('a body without end is broken off', async () => {
    const answer = await post('a'.repeat(bodyBytesMax + 1)).catch((error: Error) => error);
    if (answer instanceof Response) expect(answer.status).toBe(413);
    expect((await post('a'.repeat(bodyBytesMax))).status).toBe(400);
  });

  test('of any bytes is 400 and keeps nothing', async () => {
    const any = fc.oneof(
      fc.uint8Array({ maxLength: 3_000 }),
      fc.string().map(text => Buffer.from(text)),
      fc
        .stringMatching(/^old [0-9]{0,20}\n([A-Za-z0-9+/]{43}=\n){0,3}\n[a-z]{0,9}\n[0-9]{0,3}\n/u)
        .map(text => Buffer.from(text)),
    );
    const before = kept;
    await fc.assert(
      fc.asyncProperty(any, async body => expect((await post(body)).status).toBe(400)),
      { numRuns: 150 },
    );
    expect(kept).toBe(before);
  });

  test('one byte of a good request changed is never signed, and answered as the protocol says', async () => {
    const bytes = Buffer.from(good);
    const before = kept;
    const change = fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }));
    await fc.assert(
      fc.asyncProperty(change, async ([at, by]) => {
        const body = Buffer.from(bytes);
        body[at]! ^= by;
        expect([400, 403, 404, 409, 422]).toContain((await post(body)).status);
      }),
      { numRuns: 300 },
    );
    expect(kept).toBe(before);
  });

  test.each([
    '\r\n\r\n',
    'GET\r\n\r\n',
    'POST /add-checkpoint HTTP/1.1\r\nContent-Length: x\r\n\r\n',
    'POST /add-checkpoint HTTP/1.1\r\nHost: w\r\nContent-Length: 50\r\n\r\nold 0\n',
  ])('broken HTTP %j ends nothing', async bytes => {
    await raw(bytes);
    expect((await fetch(`${door.url}/health`)).status).toBe(200);
  });

  test('and after all that a good request is signed', async () => {
    const answer = await post(good);
    expect([answer.status, kept]).toEqual([200, 1]);
    expect(await answer.text()).toMatch(/^— witness.example\/w1 /u);
    expect((await post(good)).headers.get('content-type')).toBe('text/x.tlog.size');
  });
});
