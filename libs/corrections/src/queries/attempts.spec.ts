import { expect, test } from '@jest/globals';
import {
  begins,
  eventType,
  type LedgerEvent,
  processType,
  refuses,
  settles,
  shape,
  text,
} from '#event-sourcing';
import { type Attempt, carryingOn } from './attempts.js';

const type = (name: string) => eventType(name, 'A step.', shape({ workId: text() }));
const [begun, done, refused] = ['Begun', 'Done', 'Undone'].map(type) as [never, never, never];
const workId = ({ data }: { readonly data: { readonly workId: string } }) => data.workId;
const why = { code: 'line.closed', numbers: {}, holders: [] };
const work = processType(
  'work',
  begins(begun, workId),
  settles(done, workId),
  refuses(refused, workId, () => why),
);

const event = (id: string, name: string, causationId: string, work = 'w-1'): LedgerEvent =>
  ({
    id,
    type: name,
    causationId,
    data: { workId: work },
    actor: { personId: 'p', unitId: 'u', duty: 'd' },
  }) as unknown as LedgerEvent;

const after = (...events: readonly LedgerEvent[]) =>
  events
    .reduce<readonly Attempt[]>((attempts, each) => carryingOn([work])(attempts, each), [])
    .map(({ command, outcome, underWay, refusal, events: own }) => ({
      of: command,
      outcome,
      underWay,
      code: refusal?.code,
      events: own.map(({ eventId }) => eventId),
    }));

test('what begins no process is carried through at once', () =>
  expect(after(event('a', 'Paid', 'c-1'))).toEqual([
    { of: 'c-1', outcome: 'settled', underWay: [], code: undefined, events: ['a'] },
  ]));

test('a process is pending until it ends, whatever else follows from it', () => {
  const sent = event('a', 'Begun', 'c-1');
  const pending = { of: 'c-1', outcome: 'pending', underWay: ['work.w-1'], code: undefined };
  expect(after(sent)).toEqual([{ ...pending, events: ['a'] }]);
  expect(after(sent, event('b', 'Paid', 'a'))).toEqual([{ ...pending, events: ['a', 'b'] }]);
  expect(after(sent, event('b', 'Done', 'a'))).toMatchObject([{ outcome: 'settled', underWay: [] }]);
});

test('one that was refused stays so, though what undoes it is a process that ends well', () =>
  expect(
    after(
      event('a', 'Begun', 'c-1'),
      event('b', 'Undone', 'a'),
      event('c', 'Begun', 'b', 'w-2'),
      event('d', 'Done', 'c', 'w-2'),
    ),
  ).toEqual([
    { of: 'c-1', outcome: 'refused', underWay: [], code: 'line.closed', events: ['a', 'b', 'c', 'd'] },
  ]));

test('two commands are two attempts, and the refusal of one is not that of the other', () =>
  expect(
    after(
      event('a', 'Begun', 'c-1'),
      event('b', 'Begun', 'c-2', 'w-2'),
      event('c', 'Undone', 'a'),
      event('d', 'Done', 'b', 'w-2'),
    ),
  ).toMatchObject([
    { of: 'c-1', outcome: 'refused', events: ['a', 'c'] },
    { of: 'c-2', outcome: 'settled', events: ['b', 'd'] },
  ]));
