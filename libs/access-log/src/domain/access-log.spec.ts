import { spec } from '#event-sourcing/testing';
import { accessLogSealed } from '../events/index.js';
import { accessLog } from './access-log.decider.js';

const given = spec(accessLog);
const of = (hour: string) => ({ keeper: 'a1', hour, lines: 2, bytes: 400, sha256: 'ab'.repeat(32) });
const seal = (hour: string) => ({ type: 'SealHour' as const, data: of(hour) });
const sealed = (hour: string) => accessLogSealed(of(hour));

test('an hour is sealed by the hash of its file', () =>
  given().when(seal('2026-11-22T07')).then(sealed('2026-11-22T07')));

test('hours that nobody read anything in are passed over', () =>
  given(sealed('2026-11-22T07')).when(seal('2026-11-22T09')).then(sealed('2026-11-22T09')));

test.each(['2026-11-22T07', '2026-11-22T06'])('%s is not sealed after seven', hour =>
  given(sealed('2026-11-22T07'))
    .when(seal(hour))
    .thenRefused('access-log.hour-sealed', { hour, sealed: '2026-11-22T07' }),
);
