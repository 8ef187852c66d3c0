import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { setTimeout } from 'node:timers/promises';
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

/** A ledger is killed between what is held of a ceiling and the decisions it is held for. */

const decisions = 50;
const ceiling = 30;
const million = '000000';

let home: LedgerInFolder;
let office: Office;
let delegationId: string;
const asked: Awaited<ReturnType<typeof requested>>[] = [];

beforeAll(async () => {
  home = await ledgerInFolder();
  office = await officeIn(home.now);
  await foundOffice(office);
  const grant = grantOf({ ceiling: `${ceiling}${million}` });
  delegationId = idIn(recorded(await office.chief.post('/v1/delegations', grant)));
  for (let n = 0; n < decisions; n += 1)
    asked.push(await requested(office.requester, office.cast.auditor, `1${million}`));
}, 120_000);
afterAll(() => home.remove());

const approve = (n: number) => {
  const { path, content, ifMatch } = asked[n]!;
  const headers = { ...ifMatch, ...under(delegationId), 'idempotency-key': `approve-${n}` };
  return office.deputy.post(path, { ...paper(`${n}/QĐ`, '2020-02-10'), ...content }, headers);
};
const eventsOf = async (type: string): Promise<any[]> =>
  (await office.cast.auditor.get(`/v1/events?limit=500&type=${type}`)).body.items.map(
    ({ event }: any) => event,
  );
const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await setTimeout(20);
};
const reservations = (events: readonly any[]) => new Set(events.map(({ data }) => data.reservationId));
const isSettled = async (): Promise<boolean> => {
  const [held, confirmed, freed] = await Promise.all(
    ['NeedReserved', 'NeedConfirmed', 'NeedFreed'].map(async type => reservations(await eventsOf(type))),
  );
  return [...held!].every(id => confirmed!.has(id) || freed!.has(id));
};

test('what was held for decisions that never came is free again; the others count, each once', async () => {
  const sent = asked.map((_, n) => approve(n).catch(() => undefined));
  await until(async () => (await eventsOf('NeedReserved')).length > 0);
  await home.now.kill();
  await Promise.all(sent);
  office = await officeIn(await home.again());
  await until(isSettled);
  const recordedBefore = (await eventsOf('RequisitionApproved')).length;
  // At the end of the log: a view that has to catch up after the kill is waited for.
  const { head } = (await office.cast.auditor.get('/v1/events?limit=1')).body;
  const { body } = await office.cast.auditor.get(`/v1/delegations/${delegationId}/use?known=${head}`);
  expect(body.items).toHaveLength(recordedBefore);
  if (recordedBefore > 0) expect(body.items[0].used).toBe(`${recordedBefore}${million}`);

  const outcomes = await Promise.all(asked.map((_, n) => approve(n)));
  const accepted = outcomes.filter(({ status }) => status === 201);
  const refused = outcomes.filter(({ status }) => status === 422);
  expect(accepted).toHaveLength(ceiling);
  expect(refused).toHaveLength(decisions - ceiling);
  for (const { body: problem } of refused) expect(problem.code).toBe('delegation.ceiling-exceeded');
  expect(await eventsOf('RequisitionApproved')).toHaveLength(ceiling);
}, 120_000);
