import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatCheckpoint } from '../checkpoint.js';
import { Malformed } from '../malformed.js';
import { emptyRoot, leafHash, proveConsistency, rootAt } from '../merkle/index.js';
import { cosignText, signNote, withSignatures } from '../note/index.js';
import { openCheckpoint } from '../open-checkpoint.js';
import {
  SampleLog,
  sampleKey,
  sampleLogKey,
  sampleOrigin,
  sampleTrust,
  sampleWitness,
} from '../testing/index.js';
import {
  type AddCheckpoint,
  claimedOrigin,
  formatAddCheckpoint,
  formatCosignatures,
  formatWitnessSize,
  judgeAddCheckpoint,
  openCosignatures,
  parseAddCheckpoint,
  parseWitnessSize,
  type WatchedLog,
  witnessStatusOf,
} from './index.js';

const log = new SampleLog();
const trust = { origin: sampleOrigin, logKeys: sampleTrust.logKeys };
let checkpoint: string;
let request: AddCheckpoint;
let watched: WatchedLog;

beforeAll(async () => {
  log.add(...Array.from({ length: 9 }, (_, n) => `entry ${n}`));
  checkpoint = await log.publish();
  request = { old: 5, hashes: await proveConsistency(log.reader(), 5, 9), checkpoint };
  watched = { trust, last: { size: 5, root: await rootAt(log.reader(), 5) } };
});

const status = (asked: AddCheckpoint, known: WatchedLog | undefined) => {
  const verdict = judgeAddCheckpoint(asked, known);
  return verdict.ok ? 200 : witnessStatusOf(verdict);
};
const signed = (size: number, root: Buffer) =>
  signNote(formatCheckpoint({ origin: sampleOrigin, size, root }), [sampleLogKey.signer]);

describe('a request to a witness', () => {
  test('is read as it was written', () => {
    expect(parseAddCheckpoint(formatAddCheckpoint(request))).toEqual(request);
    expect(claimedOrigin(request)).toBe(sampleOrigin);
  });

  test.each<[string, (text: string) => string]>([
    ['no old size', text => text.replace(/^old .*\n/, '')],
    ['a leading zero', text => text.replace('old 5', 'old 05')],
    ['two spaces', text => text.replace('old 5', 'old  5')],
    ['something after the size', text => text.replace('old 5', 'old 5 ')],
    ['a hash that is none', text => text.replace(/\n.{44}\n/, '\nhash\n')],
    [
      '64 hashes',
      text => text.replace('old 5\n', `old 5\n${`${emptyRoot().toString('base64')}\n`.repeat(64)}`),
    ],
    ['no blank line', text => text.replaceAll('\n\n', '\n')],
  ])('with %s is malformed', (_, change) =>
    expect(() => parseAddCheckpoint(change(formatAddCheckpoint(request)))).toThrow(Malformed),
  );

  test('of whatever text is malformed, and nothing worse', () =>
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.uint8Array(), fc.stringMatching(/^old [0-9]{1,3}\n\n[a-z\n]*$/)),
        any => {
          try {
            expect(claimedOrigin(parseAddCheckpoint(any))).toBe('never');
          } catch (error) {
            expect(error).toBeInstanceOf(Malformed);
          }
        },
      ),
    ));
});

describe('a witness cosigns', () => {
  test('what continues the last head it cosigned', () => expect(status(request, watched)).toBe(200));
  test('the first head it sees, of any size', () =>
    expect(status({ ...request, old: 0, hashes: [] }, { trust })).toBe(200));
  test('the same head again', async () => {
    const last = { size: 9, root: await rootAt(log.reader(), 9) };
    expect(status({ ...request, old: 9, hashes: [] }, { trust, last })).toBe(200);
  });
});

describe('a witness refuses', () => {
  test('a log that it does not watch: 404', () => expect(status(request, undefined)).toBe(404));

  test('a head that the log has not signed: 403', async () => {
    const stranger = sampleKey(sampleOrigin.replace('ledger', 'legder'));
    const body = checkpoint.slice(0, checkpoint.indexOf('\n\n') + 1);
    expect(status({ ...request, checkpoint: await signNote(body, [stranger.signer]) }, watched)).toBe(403);
    expect(status({ ...request, checkpoint: checkpoint.replace('\n9\n', '\n8\n') }, watched)).toBe(403);
  });

  test('an old size beyond the head: 400', () => expect(status({ ...request, old: 10 }, watched)).toBe(400));

  test('another old size than its own, whose size it says: 409', () => {
    expect(status({ ...request, old: 4 }, watched)).toBe(409);
    expect(status({ ...request, old: 0, hashes: [] }, watched)).toBe(409);
    expect(status(request, { trust })).toBe(409);
    expect(parseWitnessSize(formatWitnessSize(5))).toBe(5);
  });

  test('a proof that does not hold: 422', () => {
    expect(status({ ...request, hashes: request.hashes.toReversed() }, watched)).toBe(422);
    expect(status({ ...request, hashes: [] }, watched)).toBe(422);
    expect(status({ ...request, old: 0 }, { trust })).toBe(422);
  });

  test('another history of the same size: 409, of a larger one: 422', async () => {
    const forged = leafHash(Buffer.from('forged'));
    expect(status({ ...request, hashes: [], checkpoint: await signed(5, forged) }, watched)).toBe(409);
    expect(status({ ...request, checkpoint: await signed(5, forged) }, watched)).toBe(422);
    expect(status({ ...request, checkpoint: await signed(9, forged) }, watched)).toBe(422);
  });

  test('an empty log with a root of something: 422', async () => {
    const empty = { old: 0, hashes: [], checkpoint: await signed(0, leafHash(Buffer.alloc(0))) };
    expect(status(empty, { trust })).toBe(422);
    expect(status({ ...empty, checkpoint: await signed(0, emptyRoot()) }, { trust })).toBe(200);
  });

  test('what is no checkpoint: 400', async () => {
    expect(status({ ...request, checkpoint: 'text\n\nnothing\n' }, watched)).toBe(400);
    const note = await signNote('text\n', [sampleLogKey.signer]);
    expect(status({ ...request, checkpoint: note }, watched)).toBe(400);
  });
});

describe('what a witness answers', () => {
  const answer = async (time = 1_700_000_000) => {
    const verdict = judgeAddCheckpoint(request, watched);
    if (!verdict.ok) throw new Error(verdict.message);
    return formatCosignatures([await cosignText(sampleWitness.signer, verdict.value.body, time)]);
  };
  const known = [sampleWitness.verifier];

  test('joins the checkpoint', async () => {
    const opened = openCosignatures(await answer(), checkpoint, known);
    if (!opened.ok) throw new Error(opened.message);
    const note = withSignatures(checkpoint, opened.value);
    expect(openCheckpoint(note, { ...sampleTrust, quorum: 1 }).ok).toBe(true);
  });

  test('counts only from a witness that is known', async () => {
    expect(openCosignatures(await answer(), checkpoint, [])).toMatchObject({ code: 'note.unsigned' });
    const stranger = sampleKey('w2.example', 'cosignature');
    const more = formatCosignatures([await cosignText(stranger.signer, 'any\n', 5)]);
    expect(openCosignatures((await answer()) + more, checkpoint, known)).toMatchObject({ value: [{}] });
  });

  test('counts only for the head it was asked about', async () => {
    const other = await signed(8, emptyRoot());
    expect(openCosignatures(await answer(), other, known)).toMatchObject({ code: 'note.signature-invalid' });
  });

  test.each(['', '\n', 'OK\n', '— w1 AAAA\n'])('%j is none', text =>
    expect(openCosignatures(text, checkpoint, known).ok).toBe(false),
  );

  test.each(['', '5', '05\n', '5\n\n', 'five\n', '-1\n'])('%j is no size', text =>
    expect(() => parseWitnessSize(text)).toThrow(Malformed),
  );
});
