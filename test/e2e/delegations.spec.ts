import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { paper, recorded } from '#test/support/hai-duong';
import {
  foundOffice,
  grantOf,
  idIn,
  type Office,
  officeIn,
  requested,
  under,
} from '#test/support/http-delegation';
import { ledgerInFolder, type LedgerInFolder } from '#test/support/ledger-process';

/** A duty is lent, used, used up and taken back, through HTTP. */

let home: LedgerInFolder;
let office: Office;
let delegationId: string;
let asked: Awaited<ReturnType<typeof requested>>[];
let waitToken = '';
/** Indexes of the log: after the delegation was granted, and before it was revoked. */
let granted: number;
let before: number;

beforeAll(async () => {
  home = await ledgerInFolder();
  office = await officeIn(home.now);
  await foundOffice(office);
  asked = [];
  for (let n = 0; n < 3; n += 1)
    asked.push(await requested(office.requester, office.cast.auditor, '20000000'));
}, 60_000);
afterAll(() => home.remove());

const approve = (n: number, on: string, headers: object = under(delegationId), query = '') => {
  const { path, content, ifMatch } = asked[n]!;
  const body = { ...paper(`${n}/QĐ`, on), ...content };
  return office.deputy.post(path + query, body, { ...ifMatch, ...headers });
};
const seen = (path: string) => `${path}${path.includes('?') ? '&' : '?'}waitFor=${waitToken}`;
const itemsOf = async (path: string) => {
  const { status, body } = await office.cast.auditor.get(seen(path));
  expect([path, status]).toEqual([path, 200]);
  return body.items;
};

describe('granting', () => {
  test('takes the duty, over all of the scope', async () => {
    expect((await office.deputy.post('/v1/delegations', grantOf())).body.code).toBe('identity.duty-missing');
    const local = await home.now.as({ personId: 'p-local', duties: ['approver@chi-linh/'] });
    expect((await local.post('/v1/delegations', grantOf())).body.code).toBe('authority.not-covered');
    const alone = await home.now.as({ personId: 'p-alone', duties: ['approver@hai-duong'] });
    expect((await alone.post('/v1/delegations', grantOf())).body.code).toBe('authority.not-covered');
    expect((await office.chief.post('/v1/delegations', grantOf({ duty: 'buyer' }))).body.code).toBe(
      'authority.not-covered',
    );
  });

  test('a dry run tells, and so does the answer', async () => {
    const foreseen = await office.chief.post('/v1/delegations?dryRun=true', grantOf());
    expect(foreseen.body).toMatchObject({ outcome: 'accepted', facts: [{ type: 'DelegationGranted' }] });
    const answer = recorded(await office.chief.post('/v1/delegations', grantOf()));
    delegationId = idIn(answer);
    waitToken = answer.waitToken;
    expect(answer.outcome).toBe('settled');
    granted = (await office.cast.auditor.get('/v1/events?limit=1')).body.head;
  });

  test('is not for whoever acts in another’s name', async () => {
    const behalf = { personId: 'p-x', duties: ['approver@hai-duong/'], onBehalfOf: 'p-chief' };
    const { body } = await (await home.now.as(behalf)).post('/v1/delegations', grantOf());
    expect(body).toMatchObject({ code: 'delegation.not-in-person', numbers: { principal: 'p-chief' } });
  });
});

describe('deciding', () => {
  test('needs the delegation: named rightly, by its delegate', async () => {
    expect((await approve(0, '2020-02-10', {})).body.code).toBe('identity.duty-missing');
    expect((await approve(0, '2020-02-10', { delegation: 'x' })).body.code).toBe('delegation.malformed');
    const other = await approve(0, '2020-02-10', under(delegationId, 'p-director'));
    expect([other.status, other.body.code]).toEqual([403, 'delegation.not-held']);
    const { path, content, ifMatch } = asked[0]!;
    const body = { ...paper('0/QĐ', '2020-02-10'), ...content };
    const stranger = await office.requester.post(path, body, { ...ifMatch, ...under(delegationId) });
    expect([stranger.status, stranger.body.code]).toEqual([403, 'delegation.not-held']);
  });

  test('is recorded with the delegation and the person behind', async () => {
    expect((await approve(0, '2020-02-10', under(delegationId), '?dryRun=true')).body.outcome).toBe(
      'accepted',
    );
    recorded(await approve(0, '2020-02-10'));
    const second = recorded(await approve(1, '2020-03-10'));
    waitToken = second.waitToken;
    const { body } = await office.cast.auditor.get(`/v1/streams/${second.stream}/events`);
    const { event } = body.items.at(-1);
    expect(event).toMatchObject({
      type: 'RequisitionApproved',
      actor: { onBehalfOf: 'p-chief', delegationId },
    });
    expect(event.gates.map(({ stream }: any) => stream)).toEqual(
      expect.arrayContaining([`delegation-${delegationId}`, 'need-2020.chi-linh.requisitions']),
    );
  });

  test('stops at the ceiling, for both languages with the figures; a dry run tells beforehand', async () => {
    const numbers = { asked: '20000000', used: '40000000', ceiling: '50000000', available: '10000000' };
    const foreseen = await approve(2, '2020-03-11', under(delegationId), '?dryRun=true');
    expect(foreseen.body).toMatchObject({
      outcome: 'refused',
      problem: { code: 'delegation.ceiling-exceeded', numbers },
    });
    const refused = await approve(2, '2020-03-11');
    expect([refused.status, refused.body.code]).toEqual([422, 'delegation.ceiling-exceeded']);
    expect(refused.body.numbers).toMatchObject(numbers);
    expect(refused.body.detail).toMatch(/10000000|10\.000\.000/u);
    const late = await approve(2, '2021-01-01');
    expect(late.body).toMatchObject({ code: 'delegation.expired', numbers: { validTo: '2020-12-31' } });
    before = late.body.refusalIndex;
  });

  test('of what the delegate asked for is refused', async () => {
    const own = await requested(office.deputy, office.cast.auditor, '1000000');
    const body = { ...paper('9/QĐ', '2020-03-12'), ...own.content };
    const { body: problem } = await office.deputy.post(own.path, body, {
      ...own.ifMatch,
      ...under(delegationId),
    });
    expect(problem).toMatchObject({
      code: 'requisition.requester-approves',
      numbers: { person: 'p-deputy' },
    });
  });
});

describe('what can be asked', () => {
  test('delegations on a day, by person and unit, also as CSV', async () => {
    const on = (day: string, more = '') =>
      itemsOf(`/v1/delegations?effective=${day}&standing=inForce${more}`);
    expect(await on('2020-01-31')).toEqual([]);
    expect(await on('2020-12-31', '&delegate=p-deputy&reaches=chi-linh')).toMatchObject([
      { delegationId, standing: 'inForce', from: { personId: 'p-chief' }, ceiling: '50000000' },
    ]);
    expect(await on('2020-12-31', '&reaches=bca')).toEqual([]);
    const csv = await office.cast.auditor.get(seen('/v1/delegations'), { accept: 'text/csv' });
    expect(csv.body).toContain(delegationId);
    const one = await office.cast.auditor.get(seen(`/v1/delegations/${delegationId}?effective=2021-01-01`));
    expect(one.body.item.standing).toBe('expired');
  });

  test('its use, and what is left', async () => {
    expect(await itemsOf(`/v1/delegations/${delegationId}/use`)).toMatchObject([
      { on: '2020-02-10', amount: '20000000', used: '40000000', left: '10000000', person: 'p-deputy' },
      { on: '2020-03-10', amount: '20000000', need: '2020.chi-linh.requisitions' },
    ]);
  });

  test('who could have approved this', async () => {
    const of = (n: number, day: string, more = '') =>
      itemsOf(`/v1/who-could-have-approved?requisition=${asked[n]!.id}&effective=${day}${more}`);
    expect(await of(2, '2020-03-11', `&known=${granted}`)).toMatchObject([
      { personId: 'p-deputy', could: 'yes', used: '0', left: '50000000' },
      { personId: 'p-chief' },
    ]);
    expect(await of(2, '2020-03-11')).toMatchObject([
      { personId: 'p-deputy', could: 'no', because: 'delegation.ceiling-exceeded', left: '10000000' },
      { personId: 'p-chief', basis: 'granted', could: 'unknown', because: 'token' },
    ]);
    expect((await of(2, '2021-01-01'))[0]).toMatchObject({ could: 'no', because: 'delegation.expired' });
    const neither = await office.cast.auditor.get('/v1/who-could-have-approved');
    expect(neither.body.errors).toMatchObject([{ code: 'matter.one-of-two' }]);
  });
});

test('question 8: a revocation that is known later makes a finding, at the clock that knows it', async () => {
  const revocation = { ...paper('12/QĐ', '2020-03-01'), reason: 'Chuyển công tác' };
  const revoke = `/v1/delegations/${delegationId}/revoke`;
  expect((await office.chief.post(revoke, paper('12/QĐ', '2020-03-01'))).body.code).toBe(
    'delegation.reason-missing',
  );
  waitToken = recorded(await office.chief.post(revoke, revocation)).waitToken;
  const asks = (query: string) => itemsOf(`/v1/approvals-outside-authority?${query}`);
  expect(await asks(`outcome=recorded&known=${before}`)).toEqual([]);
  expect(await asks('outcome=recorded')).toMatchObject([
    {
      finding: 'delegationRevoked',
      subject: `requisition-${asked[1]!.id}`,
      principal: 'p-chief',
      on: '2020-03-10',
    },
  ]);
  const attempts = await asks('outcome=refused');
  expect(attempts.map(({ finding }: any) => finding)).toEqual(['requisition.requester-approves']);
  const all = new Set<string>();
  for (let cursor = ''; ;) {
    const path = `/v1/approvals-outside-authority?limit=1${cursor && `&cursor=${cursor}`}`;
    const { body } = await office.cast.auditor.get(seen(path));
    for (const { finding } of body.items) all.add(finding);
    if (body.next === null) break;
    cursor = body.next;
  }
  expect([...all].sort()).toEqual([
    'delegation.ceiling-exceeded',
    'delegation.expired',
    'delegationRevoked',
    'requisition.requester-approves',
  ]);
});
