import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseLeaf, parseVerifierKey } from '#evidence';
import { fundedLedger } from '#test/support/funded-ledger';
import type { Cast } from '#test/support/hai-duong';
import type { Client } from '#test/support/ledger-client';
import type { LedgerInFolder } from '#test/support/ledger-process';
import { leafHashOf, readPublishedLog, treeRoot } from '#test/support/log-reader';
import { settledHeadOf } from '#test/support/settled-head';

let home: LedgerInFolder;
let cast: Cast;
let nobody: Client;

beforeAll(async () => {
  ({ home, cast, nobody } = await fundedLedger({ env: { SOCAI_CHECKPOINT_MS: '50' } }));
}, 60_000);
afterAll(() => home.remove());

const settledHead = () => settledHeadOf(cast.auditor, nobody);

describe('the published files', () => {
  test('give a stranger the whole tree, and the root that was signed', async () => {
    await settledHead();
    const { head, entries, hashes } = await readPublishedLog(async path => {
      const answer = await fetch(`${home.now.url}/log/${path}`);
      expect([path, answer.status]).toEqual([path, 200]);
      return Buffer.from(await answer.arrayBuffer());
    });
    expect(entries.length).toBe(head.size);
    expect(entries.map(leafHashOf)).toEqual(hashes);
    expect(treeRoot(hashes)).toEqual(head.root);
    const events = entries.map(entry => parseLeaf(entry.toString()));
    expect(events.map(({ index }) => index)).toEqual([...events.keys()]);
  });

  test('are signed so that OpenSSL agrees', async () => {
    const { body, signatures } = await settledHead();
    const key = parseVerifierKey((await nobody.get('/log/verifier-key')).body.trimEnd());
    const signature = Buffer.from(signatures[0]!.split(' ')[2]!, 'base64').subarray(4);
    const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key.publicKey]);
    const at = (name: string): string => home.folder.file(name);
    writeFileSync(at('body'), body);
    writeFileSync(at('signature'), signature);
    writeFileSync(at('key.der'), spki);
    const said = execFileSync('openssl', [
      ...'pkeyutl -verify -rawin -pubin -keyform DER'.split(' '),
      '-inkey',
      at('key.der'),
      '-in',
      at('body'),
      '-sigfile',
      at('signature'),
    ]);
    expect(said.toString()).toMatch(/Verified Successfully/u);
  });

  test('have their types, may be kept where they never change, and are not sent twice', async () => {
    const { size } = await settledHead();
    const tile = await nobody.get(`/log/tile/0/000.p/${size}`);
    expect(tile.headers.get('content-type')).toBe('application/octet-stream');
    expect(tile.headers.get('cache-control')).toMatch(/immutable/u);
    const checkpoint = await nobody.get('/log/checkpoint');
    expect(checkpoint.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(checkpoint.headers.get('cache-control')).toBe('no-cache');
    const again = await nobody.get('/log/checkpoint', { 'if-none-match': checkpoint.headers.get('etag')! });
    expect([again.status, again.body]).toEqual([304, '']);
  });

  test('of leaves are sent smaller to whoever takes them so, under a tag of their own', async () => {
    const { size } = await settledHead();
    const sent = async (takes: string, more: Record<string, string> = {}) => {
      const url = `${home.now.url}/log/tile/entries/000.p/${size}`;
      const answer = await fetch(url, { headers: { 'accept-encoding': takes, ...more } });
      const bytes = Buffer.from(await answer.arrayBuffer());
      const { status, headers } = answer;
      return { status, bytes, encoding: headers.get('content-encoding'), tag: headers.get('etag')!, headers };
    };
    const plain = await sent('identity');
    const small = await sent('br, gzip;q=0.5');
    expect([plain.encoding, small.encoding]).toEqual([null, 'gzip']);
    expect(small.bytes.equals(plain.bytes)).toBe(true);
    expect(small.tag).not.toBe(plain.tag);
    expect(small.headers.get('vary')).toBe('accept-encoding');
    expect((await sent('gzip', { 'if-none-match': small.tag })).status).toBe(304);
    expect((await sent('gzip', { 'if-none-match': plain.tag })).status).toBe(200);
    expect((await sent('gzip;q=0')).encoding).toBeNull();
  });

  test('are open to pages of others, as nothing else is', async () => {
    const { size } = await settledHead();
    for (const path of ['checkpoint', 'verifier-key', `tile/0/000.p/${size}`]) {
      const { headers } = await nobody.get(`/log/${path}`);
      expect([path, headers.get('access-control-allow-origin')]).toEqual([path, '*']);
      expect([path, headers.get('cross-origin-resource-policy')]).toEqual([path, 'cross-origin']);
    }
    const { headers } = await nobody.get('/v1/units');
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });

  test.each([
    '/log/tile/0/0',
    '/log/tile/00/000',
    '/log/tile/0/x000/000',
    '/log/tile/0/000.p/256',
    '/log/tile/0/..%2f..%2fevents.db',
    '/log/tile/0/999',
    '/log/tile/entries/000.p/0',
    '/log/tile/8',
    '/log/heads/0/tile/0/000',
    '/log/heads/x/tile/0/000',
    '/log/tile/-1/000',
  ])('%s is not there', async path => {
    const { status, body } = await nobody.get(path);
    expect([status, body.code]).toEqual([404, 'resource.not-found']);
  });

  test('are only read', async () => {
    expect((await cast.auditor.post('/log/checkpoint', {})).status).toBe(405);
  });
});
