import { beforeAll, describe, expect, test } from '@jest/globals';
import { changesOf, SampleLedger, sampleTrust } from '../testing/index.js';
import { type AskedStream, type StreamProof, verifyStreamProof } from './index.js';

const ledger = new SampleLedger();
const stream = 'unit-1';
let checkpoint: string;
let proof: StreamProof;
let stale: StreamProof;

/** Three streams; heads at index 9; two more events of each stream after it. */
beforeAll(async () => {
  for (let n = 0; n < 9; n += 1) ledger.record(`unit-${n % 3}`, 'Counted', { n });
  ledger.publishHeads();
  for (let n = 0; n < 6; n += 1) ledger.record(`unit-${n % 3}`, 'Counted', { n });
  ledger.record('asset-late', 'Counted', {});
  checkpoint = await ledger.log.publish();
  proof = await ledger.streamProof(stream, checkpoint);
  stale = await ledger.streamProof(stream, checkpoint, ledger.of(stream).slice(0, 3));
});

const verdictOf = (shown: unknown, asked: Partial<AskedStream> = {}) =>
  verifyStreamProof(shown, sampleTrust, { stream, ...asked });
const codeOf = (shown: unknown, asked: Partial<AskedStream> = {}) => {
  const verdict = verdictOf(shown, asked);
  return verdict.ok ? 'accepted' : verdict.code;
};
const without = (at: number): StreamProof => ({ ...proof, events: proof.events.toSpliced(at, 1) });

describe('a proof of a stream', () => {
  test('shows its events without a gap, and up to where they are all', () => {
    const verdict = verdictOf(JSON.stringify(proof), { wholeThrough: 8 });
    expect(verdict).toMatchObject({ ok: true, value: { wholeThrough: 8, last: { revision: 4, index: 14 } } });
    expect(verdict.ok && verdict.value.events.map(({ leaf }) => leaf.index)).toEqual([1, 4, 7, 11, 14]);
  });

  test('claims nothing about what came after the last heads', () => {
    expect(verdictOf(stale)).toMatchObject({ ok: true, value: { wholeThrough: 8 } });
    expect(codeOf(stale, { wholeThrough: 9 })).toBe('stream.not-whole');
  });

  test('claims nothing about a tail when it shows no heads', () => {
    const { heads: _, ...bare } = proof;
    const verdict = verdictOf(bare);
    expect(verdict.ok && 'wholeThrough' in verdict.value).toBe(false);
    expect(codeOf(bare, { wholeThrough: 0 })).toBe('stream.not-whole');
  });

  test('goes on where an earlier one ended', async () => {
    const [, , third, ...rest] = ledger.of(stream);
    const after = { revision: third!.place.revision, index: third!.place.index };
    const later = await ledger.streamProof(stream, checkpoint, rest);
    expect(verdictOf(later, { after })).toMatchObject({ ok: true, value: { wholeThrough: 8 } });
    expect(codeOf(later)).toBe('stream.gap');
    expect(codeOf(later, { after: { ...after, index: 4 } })).toBe('stream.gap');
    const nothingNew = await ledger.streamProof(stream, checkpoint, []);
    expect(verdictOf(nothingNew, { after })).toMatchObject({
      ok: true,
      value: { last: after, wholeThrough: 8 },
    });
  });

  test('shows of a stream that is not there that it is not', async () => {
    const none = await ledger.streamProof('unit-10', checkpoint);
    expect(verdictOf(none, { stream: 'unit-10' })).toMatchObject({
      ok: true,
      value: { events: [], wholeThrough: 8 },
    });
    const late = await ledger.streamProof('asset-late', checkpoint);
    expect(verdictOf(late, { stream: 'asset-late' })).toMatchObject({
      ok: true,
      value: { events: [{}], wholeThrough: 8 },
    });
  });
});

describe('what a server might withhold', () => {
  test.each([0, 1, 2, 3])('event %i from within', at => expect(codeOf(without(at))).toBe('stream.gap'));

  test('the tail that the heads cover', async () => {
    const cut = await ledger.streamProof(stream, checkpoint, ledger.of(stream).slice(0, 2));
    expect(verdictOf(cut)).toMatchObject({
      code: 'stream.not-whole',
      expected: 'unit-1 at 7',
      actual: 'unit-1 at 4',
      place: { member: 'heads.present' },
    });
  });

  test('the whole stream', async () => {
    const { heads } = await ledger.streamProof('unit-10', checkpoint);
    const empty = { ...proof, events: [] };
    expect(codeOf(empty)).toBe('heads.absence-not-shown');
    expect(codeOf({ ...empty, heads })).toBe('heads.absence-not-shown');
  });

  test('or put in the place of an event one of another stream', async () => {
    const other = await ledger.streamProof('unit-2', checkpoint);
    expect(codeOf(other)).toBe('stream.other-stream');
    expect(codeOf({ ...proof, events: [...proof.events, other.events[0]] })).toBe('stream.other-stream');
  });

  test('or show the place of another stream, or another event as heads', async () => {
    const other = await ledger.streamProof('unit-2', checkpoint);
    expect(codeOf({ ...proof, heads: other.heads })).toBe('stream.not-whole');
    expect(codeOf({ ...proof, heads: { ...proof.heads, event: proof.events[0] } })).toBe(
      'heads.not-published-there',
    );
    const { content: _, ...closed } = proof.heads!.event;
    expect(codeOf({ ...proof, heads: { ...proof.heads, event: closed } })).toBe('heads.not-published-there');
  });
});

test('with any one thing changed a proof is refused; only contents and the heads may be left out', () => {
  const trust = { ...sampleTrust };
  const accepted = changesOf(proof)
    .filter(({ value }) => verifyStreamProof(value, trust, { stream }).ok)
    .map(({ what }) => what);
  const permitted = [
    /^events\.\d\.content removed$/,
    /^heads removed$/,
    // The last event came after the heads: about that nothing is claimed.
    /^events\.changed 4$/,
  ];
  expect(accepted.filter(what => !permitted.some(pattern => pattern.test(what)))).toEqual([]);
  expect(changesOf(proof).length).toBeGreaterThan(500);
});

test('heads that cover what came after them are no heads', async () => {
  const lying = new SampleLedger();
  lying.record(stream, 'Counted', {});
  lying.record('heads-ledger', 'HeadsPublished', { root: '00'.repeat(32), streams: 1, through: 1 });
  const note = await lying.log.publish();
  const shown = await lying.streamProof('heads-ledger', note);
  const heads = { event: shown.events[0], present: { stream, lastIndex: 0, position: 0, hashes: [] } };
  expect(codeOf({ ...(await lying.streamProof(stream, note)), heads })).toBe('heads.not-published-there');
});
