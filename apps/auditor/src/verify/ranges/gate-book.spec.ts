import { expect, test } from '@jest/globals';
import { ledgerEvents } from '../../../../projector/src/ledger-events.js';
import type { Envelope } from '#event-sourcing';
import { anEnvelope } from '#test/support/envelopes';
import type { Finding } from '../findings/finding.js';
import { closingEnds, closingStarts, GateBook } from './gate-book.js';

const gate = 'unit-hai-duong';
/** The unit's dissolution began at index 50, with its revision 3, and ended at index 70. */
const closing = { index: 50, revision: 3, recordedAt: '2020-01-02T00:00:00.000Z' };
const end = { index: 70, revision: 4, recordedAt: '2020-01-02T00:00:40.000Z' };

const found = (
  stamp: number,
  recordedAt: string,
  over: Partial<Envelope> = {},
  index = 60,
  began = closing,
): readonly Finding[] => {
  const findings: Finding[] = [];
  const marks = (stream: string, types: readonly string[]) =>
    stream === gate ? [types === closingEnds ? end : began] : [];
  const audit = { place: () => 10, marks };
  const envelope = anEnvelope({ gates: [{ stream: gate, revision: stamp }], recordedAt, ...over });
  const { stream, revision, type } = envelope;
  const row = { index, prev: -1, streamId: 1, stream, revision, type, recordedAt, high: null };
  new GateBook(audit, finding => findings.push(finding)).check({
    row: { ...row, command: envelope.commandId },
    envelope,
  });
  return findings;
};

test('a list of gates that was right behind its places is judged again before them', () => {
  const findings: Finding[] = [];
  const gates = [
    { stream: 'unit-a', revision: 0 },
    { stream: 'unit-b', revision: -1 },
  ];
  const book = new GateBook({ place: () => 10, marks: () => [] }, finding => findings.push(finding));
  const at = (index: number) => {
    const envelope = anEnvelope({ gates });
    const { stream, revision, type, recordedAt, commandId: command } = envelope;
    book.check({
      row: { index, prev: -1, streamId: 1, stream, revision, type, recordedAt, high: null, command },
      envelope,
    });
  };
  for (const index of [60, 61, 10, 9]) at(index);
  expect(findings.map(({ code, index }) => [code, index])).toEqual([
    ['gate.later', 10],
    ['gate.later', 9],
  ]);
});

test('who read the gate before the closing began has ten seconds, and not one more', () => {
  expect(found(2, '2020-01-02T00:00:10.000Z')).toEqual([]);
  expect(found(2, '2020-01-02T00:00:10.001Z')).toEqual([
    expect.objectContaining({ code: 'gate.straggler', index: 60, what: `${gate} @ 3 (50)` }),
  ]);
});

test('who saw the closing, or came before it, is no straggler', () => {
  expect(found(3, '2020-01-03T00:00:00.000Z')).toEqual([]);
  expect(found(2, '2020-01-03T00:00:00.000Z', {}, 40)).toEqual([]);
});

test('what was decided in time and came to stand behind the end is a straggler all the same', () => {
  expect(found(2, '2020-01-02T00:00:10.000Z', {}, 69)).toEqual([]);
  expect(found(2, '2020-01-02T00:00:10.000Z', {}, 71)).toEqual([
    expect.objectContaining({ code: 'gate.straggler', index: 71, expected: '< 70', actual: '71' }),
  ]);
});

test('a closing that began at no instant is found where it is: only what stands behind its end is late', () => {
  const began = { ...closing, recordedAt: `x'3f'` };
  expect(found(2, '2020-01-03T00:00:00.000Z', {}, 69, began)).toEqual([]);
  expect(found(2, '2020-01-03T00:00:00.000Z', {}, 71, began).map(({ code }) => code)).toEqual([
    'gate.straggler',
  ]);
});

test('a process that carries the gates of its first step is listed, and no fault', () =>
  expect(found(2, '2020-01-03T00:00:00.000Z', { issuedBy: 'process/purchase' })).toEqual([
    expect.objectContaining({ code: 'note.late-step' }),
  ]));

test('the types that begin and end a closing exist', () => {
  const known = ledgerEvents.map(({ type }) => type as string);
  expect([...closingStarts, ...closingEnds].filter(type => !known.includes(type))).toEqual([]);
});
