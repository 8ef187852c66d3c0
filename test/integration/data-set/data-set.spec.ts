import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { hash } from 'node:crypto';
import { type LedgerEvent, leafBytes, type StoredEvent } from '#event-sourcing';
import { leafHash, MemoryTree, rootAt } from '#evidence';
import { dateAt } from '#kernel';
import { faultsIn } from '#test/support/conserved';
import { dataSetLog } from '#test/support/data-set';
import { sizes } from '#tools/generate/sizes';
import { ledgerCodec } from '../../../apps/projector/src/ledger-events.js';

type Log = Awaited<ReturnType<typeof dataSetLog>>;

const wholeOf = ({ log }: Log): Promise<readonly StoredEvent[]> => log.store.scan(-1, 1_000_000);
const bytesOf = (events: readonly StoredEvent[]): string =>
  hash('sha256', events.map(event => JSON.stringify(event)).join('\n'));

/** Without these a data set would leave a capability out. */
const reached = [
  'UnitEstablished',
  'ParameterSet',
  'FundsAppropriated',
  'FundsSent',
  'LineClosed',
  'AdvancePaid',
  'PaymentReversed',
  'AdvanceRecovered',
  'CommitmentReleased',
  'RequisitionApproved',
  'ContractSigned',
  'GoodsAccepted',
  'PaymentConfirmed',
  'PurchaseCompleted',
  'AssetRegistered',
  'AssetAssigned',
  'TransferReceived',
  'TransferCompleted',
  'CommandRefused',
  'ClaimTaken',
  'ErrorDeclared',
  'PeriodClosed',
  'PeriodReopened',
  'DelegationGranted',
  'NeedConfirmed',
];

describe('a data set', () => {
  let first: Log;
  let events: readonly LedgerEvent[];
  beforeAll(async () => {
    first = await dataSetLog('XS');
    events = (await wholeOf(first)).map(stored => ledgerCodec.decode(stored));
  });
  afterAll(() => first.log.remove());

  test('is as large as was asked, and ends when everything begun has ended', () => {
    expect(first.made.events).toBe(events.length);
    expect(events.length).toBeGreaterThanOrEqual(sizes.XS.events);
    expect(events.length).toBeLessThan(sizes.XS.events * 1.2);
  });

  test('is the same to the byte from the same seed, and another from another', async () => {
    const same = await dataSetLog('XS');
    const other = await dataSetLog('XS', '2');
    try {
      expect(same.made).toEqual(first.made);
      expect(bytesOf(await wholeOf(same))).toBe(bytesOf(await wholeOf(first)));
      expect(other.made.root).not.toBe(first.made.root);
    } finally {
      await same.log.remove();
      await other.log.remove();
    }
  });

  test('names the root of its own Merkle log', async () => {
    const tree = new MemoryTree();
    for (const stored of await wholeOf(first)) tree.add(leafHash(leafBytes(stored)));
    expect((await rootAt(tree, tree.size)).toString('hex')).toBe(first.made.root);
  });

  test('keeps the books: every event balances, and nothing is ever negative', () => {
    expect(faultsIn(events)).toEqual([]);
  });

  test('goes through every capability, and backdates about every seventh event', () => {
    const types = new Set(events.map(({ type }) => type));
    expect(reached.filter(type => !types.has(type))).toEqual([]);
    const late = events.filter(({ effectiveDate, recordedAt }) => effectiveDate < dateAt(recordedAt));
    expect(late.length / events.length).toBeGreaterThan(0.1);
    expect(late.length / events.length).toBeLessThan(0.25);
  });
});
