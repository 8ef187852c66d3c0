import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  leafHash,
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
import { headOf, leafHashOf, treeRoot } from '#test/support/log-reader';
import { settledHeadOf } from '#test/support/settled-head';

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

const settledHead = () => settledHeadOf(cast.auditor, nobody);

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
