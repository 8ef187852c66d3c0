import { expect, test } from '@jest/globals';
import { sealKeyIdOf, sealText } from '#event-sourcing';
import type { OpenedEvent } from '../events/event-place.js';
import type { Finding } from '../findings/finding.js';
import { JoinedSeals, SealBook } from './seal-book.js';

const commandId = 'ab'.repeat(32);
const keyId = sealKeyIdOf(commandId, 'note');
const [key, other] = [1, 2].map(n => ({ key: `0${n}`.repeat(32), salt: `0${n + 4}`.repeat(32) }));
const id = '00000000-0000-8000-8000-000000000001';
const member = sealText('Nguyễn Văn A', keyId, key!, { eventId: id, field: 'note' }, Buffer.alloc(12, 3));

const event = (index: number, type: string, rest: object): OpenedEvent =>
  ({
    row: { index, stream: 'transfer-t', revision: 0, recordedAt: '2026-01-01T00:00:00.000Z' },
    envelope: { id, type, commandId, data: {}, ...rest },
  }) as unknown as OpenedEvent;
const received = event(7, 'TransferReceived', { sealed: { note: member } });
const redaction = event(9, 'Redacted', {
  data: { targets: [{ index: 7, fields: [{ name: 'note', key: keyId }] }] },
});

/** What is found in two ranges, the second with a redaction or without. */
const foundWith = (keys: Record<string, typeof key>, opens: boolean, redacts = false): readonly Finding[] => {
  const found: Finding[] = [];
  const report = (finding: Finding): void => void found.push(finding);
  const joined = new JoinedSeals();
  for (const each of [received, ...(redacts ? [redaction] : [])]) {
    const book = new SealBook({ find: name => keys[name] }, opens, report);
    book.add(each);
    joined.join(book.build());
  }
  joined.finish(report);
  return found;
};

test('a field whose key is there is sound, and its text fits when it is opened', () => {
  expect(foundWith({ [keyId]: key }, false)).toEqual([]);
  expect(foundWith({ [keyId]: key }, true)).toEqual([]);
});

test('another key opens nothing, which only opening finds', () => {
  expect(foundWith({ [keyId]: other }, false)).toEqual([]);
  expect(foundWith({ [keyId]: other }, true)).toMatchObject([
    { code: 'sealed.text', index: 7, what: 'note', actual: 'not-authentic' },
  ]);
});

test('a key that is gone is found, unless a redaction took it', () => {
  expect(foundWith({}, false)).toMatchObject([{ code: 'sealed.key-missing', index: 7, what: 'note' }]);
  expect(foundWith({}, true, true)).toEqual([]);
});

test('a key that is still there after a redaction is found, and both events are named', () => {
  for (const opens of [false, true])
    expect(foundWith({ [keyId]: key }, opens, true)).toEqual([
      expect.objectContaining({ code: 'sealed.key-kept', index: 7, what: 'note (Redacted: 9)' }),
    ]);
});
