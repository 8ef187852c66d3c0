import { describe, test } from '@jest/globals';
import { spec } from '#event-sourcing/testing';
import { errorDeclared } from '../events/index.js';
import { error } from './error.decider.js';

const given = spec(error);
const found = { stream: 'budgetLine-2020.x', revision: 3, type: 'PaymentPosted', unitId: 'hai-duong' };
const place = { index: 17, eventId: '0190a5c4-1b2e-8c3d-8e4f-5a6b7c8d9e01' };
const declare = (over: object = { found }) =>
  ({ type: 'DeclareError', data: { ...place, ...over } }) as never;
const why = { reason: '95 triệu thay vì 59 triệu' };
const declared = errorDeclared({ ...place, ...found });

describe('an event is declared wrong', () => {
  test('with a reason', () => {
    given().when(declare(), {}, why).then(declared);
    given().when(declare()).thenRefused('error.reason-missing');
  });

  test('once', () =>
    given(declared).when(declare(), {}, why).thenRefused('error.already-declared', { event: place.eventId }));

  test('if it stands where it is said to stand', () =>
    given().when(declare({}), {}, why).thenRefused('error.event-unknown', { index: 17 }));

  test.each(['CommandRefused', 'ClaimTaken', 'ErrorDeclared'])('not when it is a %s', type =>
    given()
      .when(declare({ found: { ...found, type } }), {}, why)
      .thenRefused('error.not-a-fact', { type }),
  );
});
