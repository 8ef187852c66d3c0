import { aDocument, aPerson, on, spec } from '#event-sourcing/testing';
import type { UnitFacts } from '#units/events';
import { delegationGranted, delegationRevoked } from '../events/index.js';
import { delegation } from './delegation.decider.js';

const given = spec(delegation);
const delegationId = '0190a7c0-0000-7000-8000-000000000501';
const scope = { unitId: 'ph10', subtree: true };
const content = { delegationId, duty: 'approver' as const, toPersonId: 'p-lan', scope };
const grant = {
  type: 'GrantDelegation',
  data: { ...content, ceiling: 500n, validTo: '2020-12-31' },
} as const;
const revoke = { type: 'RevokeDelegation', data: { delegationId } } as const;

const unit: UnitFacts = { status: 'active', kind: 'division', validFrom: '2010-01-01', parents: [] };
const chief = aPerson('p-hung', { unitId: 'ph10', duty: 'approver' });
const meta = { actor: chief, effectiveDate: '2020-07-01', document: aDocument() };

const granted = delegationGranted({
  delegationId,
  toPersonId: 'p-lan',
  scope,
  ceiling: '500',
  from: { personId: 'p-hung', unitId: 'ph10', duty: 'approver' },
  validFrom: '2020-07-01',
  validTo: '2020-12-31',
});

test('it is granted by who sends it, from a day that may lie ahead', () =>
  given()
    .when(grant, { unit }, { ...meta, today: '2020-06-01' })
    .then(granted));

describe('it is refused', () => {
  test('a second time', () =>
    given(granted)
      .when(grant, { unit }, meta)
      .thenRefused('delegation.exists', { delegation: delegationId }));

  test('to whoever acts in another’s name: what was delegated is not delegated on', () =>
    given()
      .when(grant, { unit }, { ...meta, actor: { ...chief, onBehalfOf: 'p-director' } })
      .thenRefused('delegation.not-in-person', { person: 'p-hung', principal: 'p-director' }));

  test('to oneself', () =>
    given()
      .when({ ...grant, data: { ...grant.data, toPersonId: 'p-hung' } }, { unit }, meta)
      .thenRefused('delegation.to-oneself', { person: 'p-hung' }));

  test('when it would end before it begins; a single day is long enough', () => {
    given()
      .when(grant, { unit }, { ...meta, effectiveDate: '2021-01-01' })
      .thenRefused('delegation.ends-before-it-begins', { validFrom: '2021-01-01', validTo: '2020-12-31' });
    given()
      .when(grant, { unit }, { ...meta, effectiveDate: '2020-12-31' })
      .then({ ...granted, data: { ...granted.data, validFrom: '2020-12-31' } });
  });

  test('from a day before its paper was signed', () =>
    given()
      .when(grant, { unit }, { ...meta, document: { ...aDocument(), date: '2020-07-02' } })
      .thenRefused('delegation.before-its-paper', { validFrom: '2020-07-01', signed: '2020-07-02' }));

  test('for a unit that is not open', () =>
    given()
      .when(grant, { unit: { ...unit, status: 'dissolved' } }, meta)
      .thenRefused('unit.not-open', { unit: 'ph10' }));
});

describe('a revocation', () => {
  const why = { ...meta, reason: 'Điều động công tác' };

  test('holds from its day on, which may lie behind', () =>
    given(granted)
      .when(revoke, {}, { ...why, today: '2020-12-01' })
      .then(delegationRevoked({ delegationId })));

  test.each([
    ['delegation.revoked-before-grant', '2020-06-30', { validFrom: '2020-07-01' }],
    ['delegation.ended', '2021-01-01', { validTo: '2020-12-31' }],
  ])('%s on %s', (code, effectiveDate, numbers) =>
    given(granted)
      .when(revoke, {}, { ...why, effectiveDate })
      .thenRefused(code, numbers),
  );

  test('needs a reason', () =>
    given(granted).when(revoke, {}, meta).thenRefused('delegation.reason-missing'));

  test('is made once', () =>
    given(granted, on('2020-08-01', delegationRevoked({ delegationId })))
      .when(revoke, {}, why)
      .thenRefused('delegation.revoked-already', { revokedFrom: '2020-08-01' }));
});
