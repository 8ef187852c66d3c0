import { on, spec } from '#event-sourcing/testing';
import {
  unitDissolutionRefused,
  unitDissolutionStarted,
  unitDissolved,
  unitEstablished,
  type UnitFacts,
  unitRenamed,
  unitReparented,
} from '../events/index.js';
import { unit } from './unit.decider.js';

const given = spec(unit);
const open: UnitFacts = { status: 'active', kind: 'province', validFrom: '2010-01-01', parents: [] };
const checkpoint = {
  unitId: 'chot-phu-luong',
  code: 'CKD-PL',
  name: 'Chốt kiểm soát dịch cầu Phú Lương',
  kind: 'checkpoint' as const,
  parentId: 'hai-duong',
  predecessors: [],
};
const establish = (over: object = {}) => ({
  type: 'EstablishUnit' as const,
  data: { ...checkpoint, ...over },
});
const established = unitEstablished({ ...checkpoint, predecessors: [], validFrom: '2020-04-01' });
const reparent = (parentId = 'hung-yen') => ({
  type: 'ReparentUnit' as const,
  data: { unitId: checkpoint.unitId, parentId },
});
const dissolve = { type: 'DissolveUnit' as const, data: { unitId: checkpoint.unitId } };
const rename = { type: 'RenameUnit' as const, data: { unitId: checkpoint.unitId, name: 'Chốt số 1' } };
const finish = { type: 'FinishDissolution' as const, data: { unitId: checkpoint.unitId } };
const afterwards = { effectiveDate: '2020-06-01' };

describe('EstablishUnit', () => {
  test('is valid from its effective date, also from a day to come', () =>
    given()
      .when(establish({ validTo: '2020-09-30' }), { parent: open }, { effectiveDate: '2020-07-01' })
      .then({
        type: 'UnitEstablished',
        data: { ...checkpoint, validFrom: '2020-07-01', validTo: '2020-09-30' },
      }));
  test('a ministry stands above all', () =>
    given()
      .when(establish({ kind: 'ministry', parentId: undefined }))
      .then({ type: 'UnitEstablished', data: { kind: 'ministry' } }));
  test('an id is never used again, not even after the unit’s end', () =>
    given(established, unitDissolutionStarted({}), unitDissolved({}))
      .when(establish(), { parent: open })
      .thenRefused('unit.exists', { unit: checkpoint.unitId, status: 'dissolved' }));
  test.each([
    ['a checkpoint under nothing', { parentId: undefined }],
    ['a ministry under something', { kind: 'ministry' }],
  ])('not %s', (_, over) =>
    given().when(establish(over), { parent: open }).thenRefused('unit.parent-mismatch'),
  );
  test('one day is enough, ending before the beginning is not', () => {
    const until = (validTo: string) => given().when(establish({ validTo }), { parent: open }, afterwards);
    until('2020-06-01').then({ type: 'UnitEstablished', data: {} });
    until('2020-05-31').thenRefused('unit.ends-before-it-begins', { from: '2020-06-01', to: '2020-05-31' });
  });
  test.each([
    ['unknown', undefined, 'none'],
    ['not begun', { ...open, validFrom: '2021-01-01' }, 'active'],
    ['ended by its date', { ...open, validTo: '2020-05-31' }, 'active'],
    ['dissolving', { ...open, status: 'dissolving' as const }, 'dissolving'],
  ])('not under a parent that is %s', (_, parent, status) =>
    given()
      .when(establish(), { parent }, afterwards)
      .thenRefused('unit.parent-not-open', { parent: 'hai-duong', day: '2020-06-01', status }),
  );
});

describe('RenameUnit', () => {
  test('from a day on', () =>
    given(established)
      .when(rename)
      .then(unitRenamed({ name: 'Chốt số 1' })));
  test('not before the unit begins', () =>
    given(established)
      .when(rename, {}, { effectiveDate: '2020-03-31' })
      .thenRefused('unit.before-its-beginning', { day: '2020-03-31', validFrom: '2020-04-01' }));
  test('not once it ends', () =>
    given(established, unitDissolutionStarted({}))
      .when(rename)
      .thenRefused('unit.not-active', { unit: checkpoint.unitId, status: 'dissolving' }));
});

describe('ReparentUnit', () => {
  const later = [established, on('2021-01-01', unitReparented({ parentId: 'bac-ninh' }))];
  const around = (...parentLineages: { from: string; lineage: string[] }[]) => ({
    parent: open,
    parentLineages,
  });

  test('says where it belonged on that day', () => {
    given(...later)
      .when(reparent(), around(), afterwards)
      .then(unitReparented({ parentId: 'hung-yen', formerParentId: 'hai-duong' }));
    given(...later)
      .when(reparent(), around(), { effectiveDate: '2021-02-01' })
      .then(unitReparented({ parentId: 'hung-yen', formerParentId: 'bac-ninh' }));
  });
  test('never above itself', () =>
    given(established)
      .when(reparent(), around({ from: '2020-06-01', lineage: ['hung-yen', checkpoint.unitId, 'hai-duong'] }))
      .thenRefused('unit.circular', { unit: checkpoint.unitId, parent: 'hung-yen' }));
  const nextYear = around(
    { from: '2020-06-01', lineage: ['hung-yen'] },
    { from: '2021-03-01', lineage: ['hung-yen', checkpoint.unitId] },
  );
  test('nor from a later day on, when its new parent is to move below it', () =>
    given(established)
      .when(reparent(), nextYear, afterwards)
      .thenRefused('unit.circular', { day: '2021-03-01' }));
  test('unless it has moved on by then', () =>
    given(...later)
      .when(reparent(), nextYear, afterwards)
      .then({ type: 'UnitReparented', data: {} }));
  test('not under a parent that is closed', () =>
    given(established).when(reparent(), { parent: undefined }).thenRefused('unit.parent-not-open'));
});

describe('DissolveUnit', () => {
  test('closes the unit at once; its end follows', () =>
    given(established).when(dissolve).then(unitDissolutionStarted({})));
  test('so it cannot be said of a day to come', () =>
    given(established)
      .when(dissolve, {}, { effectiveDate: '2020-06-02', today: '2020-06-01' })
      .thenRefused('date.in-future', { effectiveDate: '2020-06-02' }));
  test('not twice', () =>
    given(established, unitDissolutionStarted({})).when(dissolve).thenRefused('unit.not-active'));
  test('again after it was found to hold something', () =>
    given(established, unitDissolutionStarted({}), unitDissolutionRefused({ holdings: [] }))
      .when(dissolve)
      .then(unitDissolutionStarted({})));
});

describe('FinishDissolution', () => {
  const ending = given(established, unitDissolutionStarted({}));
  const holdings = [{ kind: 'unit', id: 'tram-1', amount: '1' }];

  test('ends a unit that holds nothing', () => ending.when(finish, { holdings: [] }).then(unitDissolved({})));
  test('makes one active again that holds something, and says what', () =>
    ending.when(finish, { holdings }).then(unitDissolutionRefused({ holdings })));
});
