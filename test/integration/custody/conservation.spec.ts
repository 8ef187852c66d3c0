import { test } from '@jest/globals';
import fc from 'fast-check';
import { isBalanced, mayBeNegative, type Postings } from '#kernel';
import type { LedgerEvent } from '#event-sourcing';
import { custodyDesk, type CustodyDesk } from '#test/support/custody';
import { days, registerThings, step, take, things } from './random-custody.js';
import { thingNow } from './states-now.js';

const postingsOf = ({ data }: LedgerEvent): Postings => (data as { postings?: Postings }).postings ?? [];

interface Entry {
  readonly account: string;
  readonly day: string;
  readonly amount: number;
  readonly type: string;
}

/** The running balance of each account and thing; none but the outside is ever below zero. */
const mustStayAbove = (entries: readonly Entry[], when: string): void => {
  const balances = new Map<string, number>();
  for (const { account, amount } of entries) balances.set(account, (balances.get(account) ?? 0) + amount);
  for (const [account, balance] of balances)
    if (balance < 0 && !mayBeNegative(account)) throw new Error(`${account} is ${balance} ${when}`);
};

/** Every event balances; no account but the outside is below zero, at any index and on any day. */
const mustConserve = (events: readonly LedgerEvent[]): void => {
  const entries: Entry[] = [];
  for (const event of events) {
    const { type, effectiveDate: day } = event;
    if (!isBalanced(postingsOf(event))) throw new Error(`${type} does not balance`);
    for (const { account, commodity, amount } of postingsOf(event))
      entries.push({ account: `${account} ${commodity}`, day, type, amount: Number(amount) });
    mustStayAbove(entries, `after ${type}`);
  }
  for (const day of days)
    mustStayAbove(
      entries.filter(entry => entry.day <= day),
      `on ${day}`,
    );
};

/** Each thing is in exactly one place. */
const mustBeInOnePlace = (events: readonly LedgerEvent[]): void => {
  for (const assetId of things) {
    const places = new Map<string, number>();
    for (const { account, commodity, amount } of events.flatMap(postingsOf))
      if (commodity === `asset:${assetId}` && !mayBeNegative(account))
        places.set(account, (places.get(account) ?? 0) + Number(amount));
    const held = [...places].filter(([, amount]) => amount !== 0);
    if (held.length !== 1 || held[0]![1] !== 1) throw new Error(`${assetId} is in ${JSON.stringify(held)}`);
  }
};

/** The one holder that the register names is the one whose custody the postings say. */
const mustBeAnsweredFor = (desk: CustodyDesk): void => {
  for (const assetId of things) {
    const { accountable, status } = thingNow(desk, assetId);
    const held = { disposed: 'disposed', writtenOff: 'writtenOff' }[status as string];
    const expected = held ?? `custody/${accountable.unitId}`;
    const sum = desk.events
      .flatMap(postingsOf)
      .filter(({ account, commodity }) => account === expected && commodity === `asset:${assetId}`)
      .reduce((total, { amount }) => total + Number(amount), 0);
    if (sum !== 1) throw new Error(`${assetId} should be in ${expected}`);
  }
};

/** Once processes have ended: what transfers say of things is what the things say, and nothing is waited for. */
const mustAgree = (events: readonly LedgerEvent[]): void => {
  const refusedAnswers = events.filter(e => e.type === 'CommandRefused' && e.issuedBy !== undefined);
  if (refusedAnswers.length > 0)
    throw new Error(`a process was refused: ${JSON.stringify(refusedAnswers[0]!.data)}`);
  const pairs = (type: string, of: (data: any) => string) =>
    events
      .filter(e => e.type === type)
      .map(({ data }) => of(data))
      .sort();
  const same = (a: string[], b: string[], what: string) => {
    if (a.join() !== b.join()) throw new Error(`${what}: ${a.join()} against ${b.join()}`);
  };
  const key = ({ transferId, assetId }: any) => `${transferId} ${assetId}`;
  same(pairs('AssetTakenOver', key), pairs('TransferItemHandedOver', key), 'taken over');
  const freed = [
    ...pairs('AssetEarmarkFreed', key),
    ...events
      .filter(e => e.type === 'AssetReportedLost' && (e.data as any).transferId)
      .map(({ data }) => key(data)),
  ].sort();
  same(freed, pairs('TransferItemReleased', key), 'released');
  const begun = pairs('TransferDecisionStarted', data => data.decisionId);
  const ended = [
    ...pairs('TransferDecided', data => data.decisionId),
    ...pairs('TransferDecisionRefused', data => data.decisionId),
  ].sort();
  same(begun, ended, 'decisions');
};

test('whatever several persons do, each thing has one place and transfers agree with things', async () => {
  const steps = fc.array(step, { minLength: 30, maxLength: 80, size: 'max' });
  await fc.assert(
    fc.asyncProperty(steps, async taken => {
      const desk = await custodyDesk();
      await registerThings(desk);
      for (const [n, each] of taken.entries()) await take(desk, each, n);
      await desk.settle();
      mustConserve(desk.events);
      mustBeInOnePlace(desk.events);
      mustAgree(desk.events);
      mustBeAnsweredFor(desk);
    }),
    { numRuns: 60, interruptAfterTimeLimit: 40_000 },
  );
}, 60_000);
