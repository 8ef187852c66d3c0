import { describe, expect, test } from '@jest/globals';
import { aPerson, by, spec } from '#event-sourcing/testing';
import {
  keyCopyErased,
  redacted,
  redactionOrdered,
  type RedactionTarget,
  sealKeysDestroyed,
} from '../events/index.js';
import type { AskedTarget } from './redaction.commands.js';
import { redaction } from './redaction.decider.js';

const given = spec(redaction);
const uuid = (n: number) => `0190a0b0-0000-7000-8000-00000000000${n}`;
const redactionId = uuid(9);
const stands = {
  stream: `purchase-${uuid(1)}`,
  revision: 3,
  recordedAt: '2020-03-01T02:03:04.005Z',
};
const payment: AskedTarget = {
  index: 12,
  eventId: uuid(2),
  fields: ['accountHolder'],
  found: { ...stands, unitId: 'hai-duong', keys: { accountHolder: uuid(3), remark: uuid(4) } },
};
const target: RedactionTarget = {
  index: 12,
  eventId: uuid(2),
  ...stands,
  fields: [{ name: 'accountHolder', key: uuid(3) }],
};
const order = (...targets: readonly AskedTarget[]) => ({
  type: 'OrderRedaction' as const,
  data: { redactionId, legalGround: 'Luật BVDLCN', targets },
});
const carryOut = (...copies: readonly string[]) => ({
  type: 'CarryOutRedaction' as const,
  data: { redactionId, copies },
});
const confirm = { type: 'ConfirmDestruction' as const, data: { redactionId } };
const erasure = (place: string) => ({ type: 'ConfirmErasure' as const, data: { redactionId, place } });

const ordered = by('p-first', redactionOrdered({ redactionId, legalGround: 'x', targets: [target] }));
const underWay = [ordered, by('p-second', redacted({ redactionId, targets: [target], copies: ['băng 12'] }))];
const done = [...underWay, sealKeysDestroyed({ redactionId, copies: ['băng 12', 'backup-1'] })];
const second = { actor: aPerson('p-second', { duty: 'operator' }) };

describe('the first hand', () => {
  test('orders by event and field, with the keys that will go', () =>
    given()
      .when(order(payment))
      .then(redactionOrdered({ redactionId, legalGround: 'Luật BVDLCN', targets: [target] })));

  test('once', () =>
    given(ordered).when(order(payment)).thenRefused('redaction.exists', { status: 'ordered' }));

  test('of an event that stands where it is said to', () =>
    given()
      .when(order({ ...payment, found: undefined }))
      .thenRefused('redaction.event-unknown', { index: 12, eventId: uuid(2) }));

  test.each([
    ['a field that is open', ['amount'], 'accountHolder, remark'],
    ['one of two', ['accountHolder', 'amount'], 'accountHolder, remark'],
  ])('not of %s', (_, fields, sealed) =>
    given()
      .when(order({ ...payment, fields }))
      .thenRefused('redaction.not-sealed', { sealedField: `${uuid(2)} amount`, sealed }),
  );

  test('not of an event with nothing sealed', () =>
    given()
      .when(order({ ...payment, found: { ...payment.found!, keys: {} } }))
      .thenRefused('redaction.not-sealed', { sealed: '–' }));

  test('not of what another redaction has', () =>
    given()
      .when(order(payment), { taken: new Map([[`${uuid(2)} accountHolder`, uuid(8)]]) })
      .thenRefused('redaction.already-redacted', { sealedField: `${uuid(2)} accountHolder` }, [
        { kind: 'redaction', id: uuid(8) },
      ]));

  test('each field named once', () =>
    given()
      .when(order(payment, payment))
      .thenRefused('redaction.named-twice', { sealedField: `${uuid(2)} accountHolder` }));
});

describe('the second hand', () => {
  test('carries out what was ordered', () =>
    given(ordered)
      .when(carryOut('băng 12', 'băng 12'), {}, second)
      .then(redacted({ redactionId, targets: [target], copies: ['băng 12'] })));

  test.each([
    ['the person who ordered it', { actor: aPerson('p-first', { duty: 'operator' }) }],
    ['somebody for that person', { actor: aPerson('p-second', { onBehalfOf: 'p-first' }) }],
  ])('is not %s', (_, meta) =>
    given(ordered)
      .when(carryOut(), {}, meta)
      .thenRefused('redaction.same-person', { person: 'p-first' }, [{ kind: 'orderer', id: 'p-first' }]),
  );

  test('is not the principal for whom it was ordered', () => {
    const { fact } = ordered;
    const ordering = { fact, meta: { actor: aPerson('p-first', { onBehalfOf: 'p-second' }) } };
    given(ordering).when(carryOut(), {}, second).thenRefused('redaction.same-person', { person: 'p-second' });
  });

  test('does it once', () =>
    given(...done)
      .when(carryOut(), {}, second)
      .thenRefused('redaction.wrong-state', { status: 'done' }));

  test('cannot do what nobody ordered', () =>
    given().when(carryOut(), {}, second).thenRefused('redaction.wrong-state', { status: 'none' }));
});

describe('the end', () => {
  const copies = [
    { place: 'backup-0', madeAt: '2020-02-29T00:00:00.000Z' },
    { place: 'backup-1', madeAt: '2020-03-02T00:00:00.000Z' },
  ];

  test('lists the copies that may still hold a key, and not those made before the event', () =>
    given(...underWay)
      .when(confirm, { copies })
      .then(sealKeysDestroyed({ redactionId, copies: ['băng 12', 'backup-1'] })));

  test('comes once', () =>
    given(...done)
      .when(confirm)
      .thenRefused('redaction.wrong-state'));

  test('somebody answers for each copy, once', () => {
    given(...done)
      .when(erasure('backup-1'))
      .then(keyCopyErased({ redactionId, place: 'backup-1' }));
    given(...done, keyCopyErased({ redactionId, place: 'backup-1' }))
      .when(erasure('backup-1'))
      .thenRefused('redaction.copy-unknown', { place: 'backup-1', pending: 'băng 12' });
    given(...underWay)
      .when(erasure('băng 12'))
      .thenRefused('redaction.wrong-state');
  });
});

test('no event of a redaction has room for a text', () => {
  const { properties } = redacted.schema as unknown as { properties: object };
  expect(Object.keys(properties).sort()).toEqual(['copies', 'redactionId', 'targets']);
});
