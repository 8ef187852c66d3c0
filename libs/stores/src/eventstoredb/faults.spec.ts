import { faultOf } from './faults.js';
import { TimedOut } from './timed.js';

const error = (members: object, message = '') => Object.assign(new Error(message), members);

test.each([
  [
    'a wrong revision, of an empty message',
    { type: 'wrong-expected-version', actualVersion: 4n },
    'conflict',
  ],
  [
    'a wrong revision of no stream',
    { type: 'wrong-expected-version', actualVersion: 'no_stream' },
    'conflict',
  ],
  ['a stream that is not there', { type: 'stream-not-found' }, 'no-stream'],
  ['a tombstone', { type: 'stream-deleted' }, 'deleted'],
  ['no right to it, typed', { type: 'access-denied', code: 7 }, 'refused'],
  ['no right to it, bare', { code: 16 }, 'refused'],
  ['cut in flight', { type: 'unavailable', code: 14 }, 'unknown'],
  ['a server that stops, without a code', { type: 'unknown' }, 'unknown'],
  ['a broken subscription', { type: 'unknown', code: 13 }, 'unknown'],
  ['a deadline', { type: 'deadline-exceeded', code: 4 }, 'unknown'],
])('%s', (_, members, kind) => expect(faultOf(error(members)).kind).toBe(kind));

test('a server that is down: nothing was sent', () =>
  expect(
    faultOf(error({ code: 14 }, '14 UNAVAILABLE: No connection established. Last error: null')).kind,
  ).toBe('unreached'));

test('a cluster in which nobody leads: nothing was sent', () =>
  expect(faultOf(new Error('Failed to discover after 10 attempts.')).kind).toBe('unreached'));

test('where a stream ends is a number, or -1', () => {
  const wrong = (actualVersion: unknown) => faultOf(error({ type: 'wrong-expected-version', actualVersion }));
  expect([wrong(4n), wrong('no_stream')]).toEqual([
    { kind: 'conflict', actual: 4 },
    { kind: 'conflict', actual: -1 },
  ]);
});

test('our own time-out is told apart', () => {
  expect(faultOf(new TimedOut('late'))).toMatchObject({ kind: 'unknown', timedOut: true });
  expect(faultOf(undefined)).toMatchObject({ kind: 'unknown', timedOut: false });
});
