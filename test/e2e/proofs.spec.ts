import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  leafHash,
  parseLeaf,
  parseVerifierKey,
  type Trust,
  verifyConsistencyProof,
  verifyInclusionProof,
  verifyStreamProof,
  verifyTlogProof,
} from '#evidence';
import { type Cast, castOf, direct, districtLine, found, fund, provinceLine } from '#test/support/hai-duong';
import type { Client } from '#test/support/ledger-client';
import { ledgerInFolder, type LedgerInFolder } from '#test/support/ledger-process';
import { headOf, leafHashOf, readPublishedLog, treeRoot } from '#test/support/log-reader';

let home: LedgerInFolder;
let cast: Cast;
let nobody: Client;
let operator: Client;
let trust: Trust;

const begin = async (): Promise<void> => {
  cast = await castOf(home.now);
  nobody = await home.now.as(undefined);
  operator = await home.now.as({ personId: 'p-op', duties: ['operator@ministry/'] });
};

beforeAll(async () => {
  home = await ledgerInFolder({ env: { SOCAI_CHECKPOINT_MS: '50' } });
  await begin();
  await found(cast);
  await fund(cast, '100000');
  const key = parseVerifierKey((await nobody.get('/log/verifier-key')).body.trimEnd());
  trust = { origin: 'demo.socai.invalid', logKeys: [key] };
}, 60_000);
afterAll(() => home.remove());

const commit = (what: string) =>
  cast.budget.post(`/v1/budget-lines/${provinceLine}/commit`, direct(what, '1'));

/** The head once it covers everything that is recorded. */
const settledHead = async () => {
  const { body } = await cast.auditor.get('/v1/events?limit=1');
  await cast.auditor.get(`/v1/proofs/inclusion?event=${body.head}&wait=30`);
  return headOf((await nobody.get('/log/checkpoint')).body);
};

describe('a command', () => {
  test('says where its proof will be, and within seconds it is there and holds', async () => {
    const { status, body } = await commit('a proven need');
    expect(status).toBe(201);
    const proof = await cast.auditor.get(`${body.proof.href}&wait=10`);
    expect(proof.status).toBe(200);
    const verdict = verifyInclusionProof(proof.body, trust, { id: body.events[0].id });
    expect(verdict).toMatchObject({ ok: true, value: { leaf: { type: 'FundsCommitted' } } });
  });

  test('is proven as a C2SP tlog-proof too', async () => {
    const { body } = await commit('a need in text');
    const json = await cast.auditor.get(`${body.proof.href}&wait=10`);
    const text = await cast.auditor.get(body.proof.href, { accept: 'text/plain' });
    expect(text.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const verdict = verifyTlogProof(text.body, leafHash(Buffer.from(json.body.leaf)), trust);
    expect(verdict).toMatchObject({ ok: true, value: { index: json.body.index } });
  });

  test('has a proof for whoever holds any duty, and for nobody else', async () => {
    const { body } = await commit('somebody asks');
    expect((await cast.budget.get(`${body.proof.href}&wait=10`)).status).toBe(200);
    expect((await nobody.get(body.proof.href)).status).toBe(401);
  });
});

describe('raw history', () => {
  test('names the proof of every event', async () => {
    await settledHead();
    const { body } = await cast.auditor.get('/v1/events?limit=5');
    for (const row of body.items) {
      const proof = await cast.auditor.get(row.proof.href);
      expect(verifyInclusionProof(proof.body, trust, { id: row.event.id, index: row.index }).ok).toBe(true);
    }
  });
});

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
    const signature = Buffer.from(signatures[0]!.split(' ')[2]!, 'base64').subarray(4);
    const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), trust.logKeys[0]!.publicKey]);
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

describe('consistency', () => {
  test('from a head that a verifier kept', async () => {
    const old = await settledHead();
    await commit('one more');
    const head = await settledHead();
    const { status, body } = await cast.auditor.get(`/v1/proofs/consistency?old=${old.size}`);
    expect([status, body.size]).toEqual([200, head.size]);
    expect(verifyConsistencyProof(body, old, trust).ok).toBe(true);
    const other = { size: old.size, root: Buffer.alloc(32) };
    expect(verifyConsistencyProof(body, other, trust).ok).toBe(false);
  });

  test('between two heads of the past, found by their sizes', async () => {
    const old = await settledHead();
    await commit('and more');
    const middle = await settledHead();
    await commit('and yet more');
    await settledHead();
    const { body } = await cast.auditor.get(`/v1/proofs/consistency?old=${old.size}&new=${middle.size}`);
    expect(body.size).toBe(middle.size);
    expect(verifyConsistencyProof(body, old, trust).ok).toBe(true);
    const inOld = await cast.auditor.get(`/v1/proofs/inclusion?event=0&size=${middle.size}`);
    expect(verifyInclusionProof(inOld.body, trust, { index: 0 })).toMatchObject({
      ok: true,
      value: { checkpoint: { size: middle.size } },
    });
  });
});

describe('a stream', () => {
  test('is shown without a gap; about its end nothing is claimed before it is committed to', async () => {
    await settledHead();
    const stream = `budgetLine-${provinceLine}`;
    const { body } = await cast.auditor.get(`/v1/proofs/stream?stream=${stream}`);
    const verdict = verifyStreamProof(body, trust, { stream });
    expect(verdict).toMatchObject({ ok: true });
    expect(body.heads).toBeUndefined();
  });

  test('is whole up to the last commitment, page by page', async () => {
    const { body: published, status } = await operator.post('/v1/operations/heads', {});
    expect(status).toBe(201);
    await cast.auditor.get(`${published.proof.href}&wait=10`);
    const stream = `budgetLine-${provinceLine}`;
    let last: { revision: number; index: number } | undefined;
    let wholeThrough: number | undefined;
    for (let after = ''; ;) {
      const { body } = await cast.auditor.get(`/v1/proofs/stream?stream=${stream}&limit=2${after}`);
      const verdict = verifyStreamProof(body, trust, { stream, ...(last && { after: last }) });
      if (!verdict.ok) throw new Error(JSON.stringify(verdict));
      ({ last, wholeThrough } = verdict.value);
      if (body.next === null) break;
      expect(wholeThrough).toBeUndefined();
      after = `&after=${body.next}`;
    }
    expect(wholeThrough).toBeGreaterThanOrEqual(last!.index);
  });

  test('with its end withheld is refused', async () => {
    const stream = `budgetLine-${provinceLine}`;
    const { body } = await cast.auditor.get(`/v1/proofs/stream?stream=${stream}`);
    expect(verifyStreamProof(body, trust, { stream }).ok).toBe(true);
    const cut = { ...body, events: body.events.slice(0, -1) };
    expect(verifyStreamProof(cut, trust, { stream })).toMatchObject({ ok: false, code: 'stream.not-whole' });
  });

  test('that there is not is shown not to be', async () => {
    const stream = 'budgetLine-2020.nobody.ministry.recurrent.009.040-041.6950';
    const { body } = await cast.auditor.get(`/v1/proofs/stream?stream=${stream}`);
    expect(verifyStreamProof(body, trust, { stream })).toMatchObject({
      ok: true,
      value: { events: [], wholeThrough: expect.any(Number) },
    });
    expect(body.heads.absent).toBeDefined();
  });

  test('and its ends can be checked against the static files alone', async () => {
    const { body } = await cast.auditor.get(`/v1/proofs/stream?stream=budgetLine-${districtLine}`);
    const { data } = JSON.parse(body.heads.event.content.text);
    const bundle = await fetch(
      `${home.now.url}/log/heads/${data.through}/tile/entries/000${data.streams < 256 ? `.p/${data.streams}` : ''}`,
    );
    const bytes = Buffer.from(await bundle.arrayBuffer());
    const leaves: Buffer[] = [];
    for (let at = 0; at < bytes.length; at += 2 + bytes.readUInt16BE(at))
      leaves.push(bytes.subarray(at + 2, at + 2 + bytes.readUInt16BE(at)));
    expect(treeRoot(leaves.map(leafHashOf)).toString('hex')).toBe(data.root);
  });
});

describe('what cannot be proven is said', () => {
  test.each([
    ['/v1/proofs/inclusion', 400, 'input.invalid'],
    ['/v1/proofs/inclusion?event=-1', 400, 'input.invalid'],
    ['/v1/proofs/inclusion?event=first', 400, 'input.invalid'],
    ['/v1/proofs/inclusion?event=0&wait=31', 400, 'input.invalid'],
    ['/v1/proofs/inclusion?event=0&nothing=1', 400, 'input.invalid'],
    ['/v1/proofs/inclusion?event=999999999999', 404, 'resource.not-found'],
    ['/v1/proofs/inclusion?event=0b6e5c1e-0f0a-8f00-8000-000000000001&wait=5', 404, 'resource.not-found'],
    ['/v1/proofs/inclusion?event=0&size=999999', 404, 'proof.no-such-head'],
    ['/v1/proofs/consistency', 400, 'input.invalid'],
    ['/v1/proofs/consistency?old=1e3', 400, 'input.invalid'],
    ['/v1/proofs/consistency?old=999999999', 404, 'proof.not-under-head'],
    ['/v1/proofs/consistency?old=0&new=999999', 404, 'proof.no-such-head'],
    ['/v1/proofs/stream?stream=nothing', 400, 'input.invalid'],
  ])('%s: %d %s', async (path, status, code) => {
    await settledHead();
    const answer = await cast.auditor.get(path);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  test('only the operator commits to the ends of streams', async () => {
    expect((await cast.auditor.post('/v1/operations/heads', {})).status).toBe(403);
  });
});

describe('a second run', () => {
  test('goes on with the same key from the same head', async () => {
    const before = await settledHead();
    await home.now.stop();
    await home.again();
    await begin();
    const head = headOf((await nobody.get('/log/checkpoint')).body);
    expect(head.size).toBeGreaterThanOrEqual(before.size);
    await commit('after the restart');
    const after = await settledHead();
    const { body } = await cast.auditor.get(`/v1/proofs/consistency?old=${before.size}`);
    expect(body.size).toBe(after.size);
    expect(verifyConsistencyProof(body, before, trust).ok).toBe(true);
  });

  test('an orderly end publishes what was recorded', async () => {
    const { body } = await commit('the last word');
    await home.now.stop();
    const note = readFileSync(home.folder.file('log/checkpoint'), 'utf8');
    await home.again();
    await begin();
    const proof = await cast.auditor.get(`${body.proof.href}&wait=10`);
    expect(proof.body.index).toBeLessThan(headOf(note).size);
  });
});
