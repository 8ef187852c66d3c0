import { beforeEach, describe, expect, test } from '@jest/globals';
import {
  claimedOrigin,
  cosignText,
  formatCosignatures,
  formatWitnessSize,
  judgeAddCheckpoint,
  parseAddCheckpoint,
  parseCheckpoint,
  parseNote,
  sizeContentType,
  type TreeHead,
  witnessStatusOf,
} from '#evidence';
import { SampleLog, sampleKey, sampleOrigin, sampleTrust, sampleWitness } from '#evidence/testing';
import type { ShownHead } from '../publishing/cosigner.js';
import { RemoteWitness } from './remote-witness.js';
import type { WitnessDoor, WitnessReply } from './witness-door.js';

/** A witness as the specification has it, in memory. */
class HonestWitness {
  last: TreeHead | undefined;
  asked: number[] = [];

  readonly door: WitnessDoor = async body => {
    const request = parseAddCheckpoint(body);
    this.asked.push(request.old);
    expect(claimedOrigin(request)).toBe(sampleOrigin);
    const trust = { origin: sampleOrigin, logKeys: sampleTrust.logKeys };
    const verdict = judgeAddCheckpoint(request, { trust, ...(this.last && { last: this.last }) });
    if (!verdict.ok) {
      const status = witnessStatusOf(verdict);
      return { status, type: sizeContentType, body: formatWitnessSize(this.last?.size ?? 0) };
    }
    this.last = verdict.value;
    const signature = await cosignText(sampleWitness.signer, verdict.value.body, 1_700_000_000);
    return { status: 200, type: 'text/plain', body: formatCosignatures([signature]) };
  };
}

const never = new AbortController().signal;
let log: SampleLog;
let honest: HonestWitness;
let remote: RemoteWitness;
beforeEach(() => {
  log = new SampleLog();
  honest = new HonestWitness();
  remote = new RemoteWitness(sampleWitness.verifier, honest.door);
});

const headOf = async (size: number, from = log): Promise<ShownHead> => {
  while (from.size < size) from.add(`entry ${from.size}`);
  const note = await from.publish();
  return { ...parseCheckpoint(parseNote(note).text), note, tree: from.reader() };
};
const forkAt = async (size: number): Promise<ShownHead> => {
  const fork = new SampleLog();
  fork.add('another first entry');
  return headOf(size, fork);
};
const answering = (reply: Partial<WitnessReply>) =>
  new RemoteWitness(sampleWitness.verifier, async () => ({
    status: 200,
    type: 'text/plain',
    body: '',
    ...reply,
  }));

describe('a witness that does its work', () => {
  test('cosigns whatever it has seen before, with at most one question more', async () => {
    for (const size of [3, 5, 300, 301]) {
      const answer = await remote.cosign(await headOf(size), never);
      expect(answer).toMatchObject({ kind: 'cosigned', signatures: [{ name: sampleWitness.verifier.name }] });
    }
    expect(honest.asked).toEqual([3, 0, 3, 5, 300]);
  });

  test('is caught up from where it stands after the ledger has started anew', async () => {
    await remote.cosign(await headOf(3), never);
    remote = new RemoteWitness(sampleWitness.verifier, honest.door);
    expect(await remote.cosign(await headOf(9), never)).toMatchObject({ kind: 'cosigned' });
    expect(honest.asked).toEqual([3, 0, 9, 3]);
  });

  test('that has lost its memory begins again', async () => {
    await remote.cosign(await headOf(3), never);
    honest.last = undefined;
    expect(await remote.cosign(await headOf(9), never)).toMatchObject({ kind: 'cosigned' });
  });

  test('is shown the empty head of a log that has none', async () => {
    expect(await remote.cosign(await headOf(0), never)).toMatchObject({ kind: 'cosigned' });
    expect(await remote.cosign(await headOf(4), never)).toMatchObject({ kind: 'cosigned' });
  });
});

describe('a witness that knows better', () => {
  test('says that it has a larger head', async () => {
    const old = await headOf(3);
    await remote.cosign(await headOf(9), never);
    expect(await remote.cosign(old, never)).toEqual({ kind: 'ahead', size: 9 });
    expect(await remote.cosign(await forkAt(0), never)).toMatchObject({ kind: 'ahead', size: 9 });
  });

  test('says that it has another history, of the same size or a smaller one', async () => {
    await remote.cosign(await headOf(5), never);
    expect(await remote.cosign(await forkAt(5), never)).toEqual({ kind: 'differs', size: 5 });
    expect(await remote.cosign(await forkAt(8), never)).toEqual({ kind: 'differs', size: 5 });
  });

  test('is not accused when our own files are damaged', async () => {
    await remote.cosign(await headOf(5), never);
    const head = await headOf(8);
    const path = [...log.files.keys()].find(name => name.startsWith('tile/0/000.p/8'))!;
    log.files.get(path)!.fill(7, 0, 32);
    await expect(remote.cosign({ ...head, tree: log.reader() }, never)).rejects.toThrow('published tiles');
  });
});

describe('an answer that nobody can use', () => {
  test.each<[string, Partial<WitnessReply>]>([
    ['no signature', { body: 'OK\n' }],
    ['an empty one', {}],
    ['404', { status: 404 }],
    ['403', { status: 403 }],
    ['400', { status: 400 }],
    ["a proxy's 409", { status: 409, type: 'text/html', body: '9\n' }],
    ['409 with no size', { status: 409, type: sizeContentType, body: 'nine\n' }],
    ['409 for every size', { status: 409, type: sizeContentType, body: '2\n' }],
  ])('%s is an objection', async (_, reply) => {
    expect(await answering(reply).cosign(await headOf(4), never)).toMatchObject({ kind: 'objects' });
  });

  test.each([429, 500, 503])('%d is an outage', async status => {
    const head = await headOf(4);
    await expect(answering({ status }).cosign(head, never)).rejects.toThrow(`${status}`);
  });

  test('a signature of somebody else, or of another head, is one too', async () => {
    const head = await headOf(4);
    const { text } = parseNote(head.note);
    const signedBy = async (signer = sampleWitness.signer, what = text) =>
      formatCosignatures([await cosignText(signer, what, 5)]);
    const stranger = sampleKey('w2.example', 'cosignature');
    for (const body of [
      await signedBy(stranger.signer),
      await signedBy(undefined, text.replace('\n4\n', '\n3\n')),
    ])
      expect(await answering({ body }).cosign(head, never)).toMatchObject({ kind: 'objects' });
  });
});
