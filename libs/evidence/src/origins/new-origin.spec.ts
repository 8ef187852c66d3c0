import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatNote, parseNote, signNote } from '../note/index.js';
import { sampleKey, sampleLogKey, sampleOrigin } from '../testing/index.js';
import { formatNewOrigin, type NewOrigin, openNewOrigin, parseNewOrigin } from './index.js';

const next = sampleKey('ledger.example/second');
const statement: NewOrigin = {
  origin: 'ledger.example/second',
  former: sampleOrigin,
  from: { size: 12, root: Buffer.alloc(32, 1) },
  time: '2026-04-01T00:00:00.000Z',
  reason: 'Ổ đĩa hỏng, mất 3 sự kiện',
  heads: [{ size: 15, root: Buffer.alloc(32, 2) }],
};
const keys = [next.verifier, sampleLogKey.verifier];
const signed = (): Promise<string> =>
  signNote(formatNewOrigin(statement), [next.signer, sampleLogKey.signer]);

describe('the statement that a log goes on under another name', () => {
  test('says all that was put into it', async () => {
    expect(parseNewOrigin(formatNewOrigin(statement))).toEqual(statement);
    expect(openNewOrigin(await signed(), statement.origin, keys)).toEqual({
      ok: true,
      value: { ...statement, signedBy: [statement.origin, sampleOrigin] },
    });
  });

  test('is of one log, and signed by its key: that of the old name is not enough', async () => {
    const note = await signed();
    expect(openNewOrigin(note, sampleOrigin, keys)).toMatchObject({ code: 'new-origin.other-log' });
    const { text, signatures } = parseNote(note);
    const onlyOld = formatNote({ text, signatures: signatures.slice(1) });
    expect(openNewOrigin(onlyOld, statement.origin, keys)).toMatchObject({ code: 'new-origin.unsigned' });
    expect(openNewOrigin(note, statement.origin, [sampleKey('x').verifier])).toMatchObject({
      code: 'note.unsigned',
    });
  });

  test.each([
    ['no second name', { former: statement.origin }],
    ['a reason of two lines', { reason: 'one\ntwo' }],
    ['no reason', { reason: '' }],
    ['another form of time', { time: '2026-04-01' }],
    ['a root that is no hash', { from: { size: 1, root: Buffer.alloc(3) } }],
  ] as const)('with %s it is never made', (_, change) =>
    expect(() => formatNewOrigin({ ...statement, ...change })).toThrow(RangeError),
  );

  test('no byte of it can be another', async () => {
    const note = Buffer.from(await signed());
    fc.assert(
      fc.property(fc.nat(note.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = Buffer.from(note);
        changed[at]! ^= change;
        const opened = openNewOrigin(changed, statement.origin, keys);
        // A signature of a key that is not known says nothing, whatever it is.
        expect(opened.ok && opened.value.signedBy.length === 2).toBe(false);
      }),
    );
  });
});
