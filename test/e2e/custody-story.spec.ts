import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  approved,
  custodyCastOf,
  type CustodyCast,
  dispatchOf,
  foundCustody,
  idIn,
  items,
  receiptOf,
  registered,
  thing,
  transferOf,
} from '#test/support/custody-cast';
import { paper, recorded } from '#test/support/hai-duong';
import { ledgerInFolder, type LedgerInFolder } from '#test/support/ledger-process';

let home: LedgerInFolder;
let cast: CustodyCast;
let cars: readonly string[] = [];
beforeAll(async () => {
  home = await ledgerInFolder();
  await foundCustody(home.now);
  cast = await custodyCastOf(home.now);
  cars = await registered(cast, '34A-017', '34A-018');
}, 60_000);
afterAll(() => home.remove());

const asset = (id: string, query = '') => cast.inspector.get(`/v1/assets/${id}${query}`);

describe('two cars go to another district', () => {
  let transferId = '';
  let seen = '';
  const post = async (who: keyof CustodyCast, verb: string, body: object) => {
    const answer = recorded(await cast[who].post(`/v1/transfers/${transferId}/${verb}?wait=30`, body));
    seen = answer.waitToken;
    return answer;
  };

  test('requested, decided as it was seen, dispatched', async () => {
    const request = recorded(await cast.custodian.post('/v1/transfers', transferOf(cars)));
    transferId = idIn(request);
    const decision = await approved(cast, transferId, request.waitToken);
    expect(decision).toMatchObject({
      outcome: 'settled',
      process: { id: expect.stringMatching(/^transfer-decision/) },
    });
    await post('storekeeper', 'dispatch', dispatchOf(cars));
    const { body } = await asset(cars[0]!, `?waitFor=${seen}`);
    expect(body.item).toMatchObject({
      accountable: { unitId: 'chi-linh' },
      onTheWay: { carrier: 'Đội xe', to: 'Kinh Môn', since: '2020-02-04' },
      transferId,
    });
  });

  test('a decision without the revision it saw is asked for it', async () => {
    const body = { ...paper(), approve: true, seenDigest: 'ab'.repeat(32) };
    expect((await cast.approver.post(`/v1/transfers/${transferId}/decide`, body)).status).toBe(428);
  });

  test('not received by an officer of a unit above', async () => {
    // The superior's token acts for the province, whose duty covers the district: covered, and yet not its own.
    const { status, body } = await cast.superior.post(
      `/v1/transfers/${transferId}/receive`,
      receiptOf('BB-0', cars),
    );
    expect([status, body.code]).toEqual([422, 'transfer.not-own-officer']);
    expect(body.detail).toContain('kinh-mon');
  });

  test('received by the district’s own officer, in two parts', async () => {
    expect(await post('receiver', 'receive', receiptOf('BB-1', [cars[0]!]))).toMatchObject({
      outcome: 'settled',
    });
    await post('receiver', 'receive', receiptOf('BB-2', [cars[1]!]));
    const { body, headers } = await cast.inspector.get(`/v1/transfers/${transferId}?waitFor=${seen}`);
    expect(body.item).toMatchObject({ status: 'received', overdueDays: 0, records: [{}, {}] });
    expect(headers.get('etag')).toBe(`"${body.item.revision}"`);
  });

  test('the hand-over record can be read, as JSON and as a page', async () => {
    const path = `/v1/transfers/${transferId}/hand-over-record`;
    const { body } = await cast.inspector.get(path);
    expect(body.item.records).toMatchObject([
      {
        recordNumber: 'BB-1',
        receivingOfficer: 'p-mai',
        totalNetValue: '650000000',
        items: [{ assetNumber: '34A-017' }],
      },
      { recordNumber: 'BB-2' },
    ]);
    const page = await cast.inspector.get(path, { accept: 'text/html' });
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.body).toContain('BIÊN BẢN BÀN GIAO');
    expect(page.body).toContain('650.000.000 đ');
  });

  test('on a day before, it was what it was then', async () => {
    const at = async (day: string) =>
      (await cast.inspector.get(`/v1/transfers/${transferId}?effective=${day}`)).body.item;
    expect(await at('2020-02-02')).toMatchObject({ status: 'requested', ageDays: 0, dueOn: '2020-03-03' });
    expect(await at('2020-02-04')).toMatchObject({ status: 'inTransit', ageDays: 2, records: [] });
    expect(await at('2020-02-04')).not.toHaveProperty('ended');
    expect(await at('2020-02-05')).toMatchObject({ status: 'received', records: [{}, {}] });
    expect((await cast.inspector.get(`/v1/transfers/${transferId}?effective=2020-02-01`)).status).toBe(404);
    const open = async (day: string) =>
      (await cast.inspector.get(`/v1/transfers?open=true&effective=${day}`)).body.items.map(
        ({ status }: any) => status,
      );
    expect([await open('2020-02-01'), await open('2020-02-04'), await open('2020-02-05')]).toEqual([
      [],
      ['inTransit'],
      [],
    ]);
    const record = await cast.inspector.get(
      `/v1/transfers/${transferId}/hand-over-record?effective=2020-02-04`,
    );
    expect(record.status).toBe(404);
  });

  test('who answered for it on a day, at both clocks', async () => {
    const holder = async (query: string) => (await asset(cars[0]!, query)).body.item.accountable.unitId;
    expect(await holder('')).toBe('kinh-mon');
    expect(await holder('?effective=2020-02-04')).toBe('chi-linh');
    expect((await asset(cars[0]!, '?effective=2020-01-31')).status).toBe(404);
    const before = (await asset(cars[0]!, '?effective=2020-02-04')).body.item;
    expect(before).toMatchObject({ heldSince: '2020-02-01', heldUnder: { type: 'AssetRegistered' } });
    expect(before.heldUnder).not.toHaveProperty('decision');
    expect((await asset(cars[0]!)).body.item.heldUnder).toMatchObject({
      type: 'AssetTakenOver',
      person: 'p-mai',
      transferId,
      decision: { person: 'p-giam-doc', document: { number: expect.any(String) }, event: expect.any(String) },
    });
    const held = async (unit: string, more = '') =>
      (await cast.inspector.get(`/v1/assets?unit=${unit}${more}`)).body.items
        .map((row: any) => row.assetId)
        .sort();
    const both = [...cars].sort();
    expect(await held('kinh-mon')).toEqual(both);
    expect(await held('chi-linh')).toEqual([]);
    expect(await held('chi-linh', '&effective=2020-02-04')).toEqual(both);
    expect(await held('kinh-mon', '&effective=2020-02-04')).toEqual([]);
  });

  test('everything that ever happened to it, by whom, on what paper', async () => {
    const { body } = await cast.inspector.get(`/v1/assets/${cars[0]}/history`);
    expect(body.items.map(({ type, person }: any) => `${type} ${person}`)).toEqual([
      'AssetRegistered p-hung',
      'TransferRequested p-hung',
      'TransferDecisionStarted p-giam-doc',
      'AssetEarmarked p-giam-doc',
      'TransferEarmarkAnswered p-giam-doc',
      'TransferDecided p-giam-doc',
      'TransferDispatched p-thu-kho',
      'TransferReceived p-mai',
      'AssetTakenOver p-mai',
      'TransferItemHandedOver p-mai',
      'TransferCompleted p-mai',
    ]);
  });

  test('counts and values by unit and item, and the entries behind a count', async () => {
    const { body } = await cast.inspector.get('/v1/asset-holdings?within=hai-duong');
    expect(body.items).toEqual([
      {
        unitId: 'kinh-mon',
        unitName: 'Công an kinh-mon',
        itemCode: 'xe-oto-tuan-tra',
        count: 2,
        value: '1300000000',
        explain: { count: expect.any(String), value: expect.any(String) },
      },
    ]);
    const { explain } = body.items[0];
    expect((await cast.inspector.get(explain.count)).body.figure).toEqual({ measure: 'count', amount: '2' });
    const value = (await cast.inspector.get(explain.value)).body;
    expect(value.figure.amount).toBe('1300000000');
    const shares = value.items.map(({ share }: { share: string }) => BigInt(share));
    expect(shares.reduce((sum: bigint, share: bigint) => sum + share, 0n)).toBe(1_300_000_000n);
    const entries = await cast.inspector.get('/v1/asset-holdings/chi-linh/xe-oto-tuan-tra/entries');
    expect(entries.body.items.map(({ amount }: any) => amount)).toEqual([1, 1, -1, -1]);
    const before = await cast.inspector.get('/v1/asset-holdings?within=hai-duong&effective=2020-02-04');
    expect(before.body.items).toMatchObject([{ unitId: 'chi-linh', count: 2 }]);
  });
});

test('an overdue transfer is listed with its days, for those who may read one of its units', async () => {
  const [van] = await registered(cast, '34A-019');
  const request = recorded(
    await cast.custodian.post('/v1/transfers', { ...transferOf([van!]), externalRef: 'KHO/7' }),
  );
  const path = `/v1/transfers?overdue=true&open=true&waitFor=${request.waitToken}`;
  const { body } = await cast.inspector.get(`${path}&effective=2020-03-10`);
  expect(body.items).toMatchObject([
    { status: 'requested', dueOn: '2020-03-03', overdueDays: 7, ageDays: 37 },
  ]);
  expect((await cast.inspector.get(`${path}&effective=2020-03-03`)).body.items).toEqual([]);
  expect((await cast.stranger.get('/v1/transfers?externalRef=KHO%2F7')).body.items).toHaveLength(1);
  const csv = await cast.inspector.get('/v1/transfers', { accept: 'text/csv' });
  expect(csv.body).toContain('overdueDays');
});

test('a thing is assigned, lost and written off; its number stays its own', async () => {
  const [boat] = await registered(cast, '34A-020');
  const post = (who: keyof CustodyCast, verb: string, body: object) =>
    cast[who].post(`/v1/assets/${boat}/${verb}`, { ...paper(), ...body });
  recorded(await post('custodian', 'assign', { location: 'Bến sông' }));
  const elsewhere = await post('custodian', 'assign', {
    accountable: { unitId: 'kinh-mon', officerId: 'p-mai' },
  });
  expect([elsewhere.status, elsewhere.body.code]).toEqual([422, 'assignment.outside-holder']);
  recorded(await post('custodian', 'report-loss', { circumstances: 'Trôi theo lũ' }));
  const written = recorded(await post('approver', 'write-off', { findings: 'Bất khả kháng' }));
  const { body } = await asset(boat!, `?waitFor=${written.waitToken}`);
  expect(body.item).toMatchObject({ status: 'writtenOff', location: 'Bến sông' });
  const again = await cast.custodian.post('/v1/assets', thing('34A-020'));
  expect([again.status, again.body.code]).toEqual([422, 'asset.number-taken']);
  const held = await cast.inspector.get('/v1/assets?unit=chi-linh&status=writtenOff');
  expect(held.body.items).toMatchObject([{ assetNumber: '34A-020' }]);
});

test('a dry run and a repetition name the same thing', async () => {
  const dry = await cast.custodian.post('/v1/assets?dryRun=true', thing('34A-021'));
  expect(dry).toMatchObject({
    status: 200,
    body: { outcome: 'accepted', facts: [{ type: 'AssetRegistered' }] },
  });
  const key = { 'idempotency-key': 'the-same' };
  const one = await cast.custodian.post('/v1/assets', thing('34A-021'), key);
  const two = await cast.custodian.post('/v1/assets', thing('34A-021'), key);
  expect(idIn(recorded(two))).toBe(idIn(recorded(one)));
  expect(two.headers.get('idempotent-replayed')).toBe('true');
});

test('bad input names each field', async () => {
  const body = { ...transferOf([]), kind: 'gift', dueBack: '2020-02-30', items: items([]) };
  const { status, body: problem } = await cast.custodian.post('/v1/transfers', body);
  expect(status).toBe(400);
  expect(problem.errors.map(({ pointer }: any) => pointer).sort()).toEqual([
    '/assets',
    '/dueBack',
    '/items',
    '/kind',
  ]);
});
