import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type TreeHead, rootAt } from '../merkle/index.js';
import { openCheckpoint } from '../open-checkpoint.js';
import { changesOf, SampleLedger, SampleLog, sampleTrust } from '../testing/index.js';
import {
  type ConsistencyProof,
  type InclusionProof,
  makeConsistencyProof,
  makeInclusionProof,
  shownContentHash,
  verifyConsistencyProof,
  verifyInclusionProof,
} from './index.js';

const ledger = new SampleLedger();
let checkpoint: string;

beforeAll(async () => {
  for (let n = 0; n < 20; n += 1) ledger.record(`unit-${n % 3}`, 'Counted', { n, name: 'Đơn vị' });
  checkpoint = await ledger.log.publish(1_700_000_000);
});

describe('a proof of consistency', () => {
  let old: TreeHead;
  let proof: ConsistencyProof;
  beforeAll(async () => {
    old = { size: 13, root: await rootAt(ledger.log.reader(), 13) };
    proof = await makeConsistencyProof(ledger.log.reader(), 13, checkpoint);
  });

  test('shows that the log has only grown, as text, bytes or parsed', () => {
    for (const form of [proof, JSON.stringify(proof), Buffer.from(JSON.stringify(proof))])
      expect(verifyConsistencyProof(form, old, sampleTrust)).toMatchObject({ ok: true, value: { size: 20 } });
  });

  test('with any one thing changed is refused', () => {
    const changes = changesOf(proof);
    expect(changes.length).toBeGreaterThan(80);
    const trust = { ...sampleTrust, quorum: 1 };
    expect(changes.filter(({ value }) => verifyConsistencyProof(value, old, trust).ok)).toEqual([]);
  });

  test('begins at the head that the verifier holds', () =>
    expect(verifyConsistencyProof(proof, { ...old, size: 12 }, sampleTrust)).toMatchObject({
      code: 'consistency.other-head',
      expected: '12',
      actual: '13',
    }));

  test('does not make a fork whole', async () => {
    const fork = new SampleLog();
    fork.add(...ledger.log.entries.map((entry, n) => (n === 3 ? 'another past' : entry)));
    const forked = await fork.publish();
    const claim = await makeConsistencyProof(fork.reader(), 13, forked);
    expect(verifyConsistencyProof(claim, old, sampleTrust)).toMatchObject({
      code: 'consistency.old-root-differs',
    });
  });
});

describe('a proof of inclusion', () => {
  let proof: InclusionProof;
  const event = () => ledger.events[7]!;
  beforeAll(async () => {
    proof = await makeInclusionProof(
      ledger.log.reader(),
      { leaf: event().leaf, content: event().content! },
      checkpoint,
    );
  });
  const code = (shown: unknown, asked = {}) => {
    const verdict = verifyInclusionProof(shown, sampleTrust, asked);
    return verdict.ok ? 'accepted' : verdict.code;
  };

  test('shows an event, its place, and its content when it is laid open', () => {
    const verdict = verifyInclusionProof(JSON.stringify(proof), sampleTrust, { id: event().place.id });
    expect(verdict).toMatchObject({ ok: true, value: { leaf: event().place, checkpoint: { size: 20 } } });
    expect(verdict).toMatchObject({ value: { envelope: { data: { n: 7, name: 'Đơn vị' } } } });
  });

  test('shows it without its content too', () => {
    const { content: _, ...bare } = proof;
    const verdict = verifyInclusionProof(bare, sampleTrust);
    expect(verdict.ok && 'envelope' in verdict.value).toBe(false);
    expect(verdict.ok).toBe(true);
  });

  test('with any one thing changed is refused; only the content may be left out', () => {
    const accepted = changesOf(proof).filter(({ value }) => code(value) === 'accepted');
    expect(accepted.map(({ what }) => what)).toEqual(['content removed']);
  });

  test('with any one character of the leaf changed is refused', () => {
    for (let at = 0; at < proof.leaf.length; at += 1)
      for (const by of [1, 2, 32]) {
        const other = String.fromCharCode(proof.leaf.charCodeAt(at) ^ by);
        const leaf = proof.leaf.slice(0, at) + other + proof.leaf.slice(at + 1);
        if (code({ ...proof, leaf }) === 'accepted')
          throw new Error(`character ${at} as ${other} is accepted`);
      }
  });

  test('of another event than was asked about is refused', () => {
    expect(code(proof, { id: ledger.events[8]!.place.id })).toBe('leaf.not-asked-for');
    expect(code(proof, { stream: 'unit-9' })).toBe('leaf.not-asked-for');
  });

  test('is of the pinned log', () =>
    expect(verifyInclusionProof(proof, { ...sampleTrust, origin: 'other' })).toMatchObject({
      code: 'checkpoint.origin-differs',
    }));

  test('with the content of another event is refused', () =>
    expect(code({ ...proof, content: ledger.events[8]!.content })).toBe('content.hash-differs'));

  test('with a content that its leaf commits to, but of another event, is refused', async () => {
    const log = new SampleLog();
    const { content } = event();
    const text = content!.text.replace('"stream":"unit-1"', '"stream":"unit-2"');
    const borrowed = { ...content!, text };
    const contentHash = shownContentHash(borrowed);
    const leaf = JSON.stringify({
      ...JSON.parse(event().leaf),
      index: 0,
      prev: -1,
      revision: 0,
      contentHash,
    });
    log.add(leaf);
    const note = await log.publish();
    const forged = await makeInclusionProof(log.reader(), { leaf, content: borrowed }, note);
    expect(code(forged)).toBe('content.leaf-differs');
  });

  test('of whatever JSON is refused, as a value', () =>
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.string(), fc.anything()), any =>
        expect(code(any)).not.toBe('accepted'),
      ),
    ));

  test('says where it is malformed', () => {
    const at = (value: unknown) => {
      const verdict = verifyInclusionProof(value, sampleTrust);
      return verdict.ok ? 'accepted' : `${verdict.code} ${verdict.place?.member}`;
    };
    expect(at({ ...proof, hashes: [...proof.hashes.slice(0, 2), 'FF', ...proof.hashes.slice(2)] })).toBe(
      'json-proof.malformed hashes[2]',
    );
    expect(at({ ...proof, format: 'socai/inclusion/v2' })).toBe('json-proof.malformed format');
    expect(at({ ...proof, content: { text: 'x' } })).toBe('json-proof.malformed content');
    expect(at({ ...proof, leaf: proof.leaf.replace('"v":1', '"v":2') })).toBe('leaf.malformed v');
    expect(at('{')).toBe('json-proof.malformed undefined');
  });
});

test('a head that was accepted is one to hold for the next time', () =>
  expect(openCheckpoint(checkpoint, { ...sampleTrust, quorum: 1 })).toMatchObject({ ok: true }));
