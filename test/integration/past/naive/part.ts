import type { Data } from '../../views/naive-parts.js';
import type { Past } from './past.js';
import type { Body } from './query.js';

/** Somebody whose duty covers a unit, with or without what is below it. */
export interface Reader {
  readonly unitId: string;
  readonly subtree: boolean;
}

type Units = (row: Data, past: Past) => readonly string[];

const unitOfLine = (lineId: string): string => lineId.split('.')[1]!;
const own: Units = ({ unitId }) => [unitId];
const bothEnds: Units = ({ fromUnit, toUnit }) => [fromUnit, toUnit];
const ofPurchase: Units = ({ purchaseId }, past) => past.doc('purchases', purchaseId)!['units'] as string[];
const holder: Units = ({ accountable }) => [accountable.unitId];
const ofMove: Units = ({ fromLine, toLine }) => [unitOfLine(fromLine), unitOfLine(toLine)];
const scope: Units = ({ scope: { unitId } }) => [unitId];

/** Whose a row is: whoever may read one of these units may read it. */
const unitsOf: Readonly<Record<string, Units>> = {
  '/v1/units': own,
  '/v1/units/:unitId': own,
  '/v1/refusals': own,
  '/v1/processes': own,
  '/v1/processes/:processId': own,
  '/v1/irregularities': own,
  '/v1/corrections': own,
  '/v1/budget-lines': own,
  '/v1/budget-lines/:lineId': own,
  '/v1/budget-lines/:lineId/funds-check': ({ lineId }) => [unitOfLine(lineId)],
  '/v1/budget-lines-near-limit': own,
  '/v1/fund-moves': ofMove,
  '/v1/fund-moves/:moveId': ofMove,
  '/v1/requisitions': own,
  '/v1/requisitions/:requisitionId': own,
  '/v1/purchases': ofPurchase,
  '/v1/purchases/:purchaseId': ofPurchase,
  '/v1/outstanding-advances': ofPurchase,
  '/v1/purchase-mismatches': ofPurchase,
  '/v1/split-purchases': ({ buyerUnit }) => [buyerUnit],
  '/v1/assets': holder,
  '/v1/assets/:assetId': holder,
  '/v1/asset-holdings': own,
  '/v1/transfers': bothEnds,
  '/v1/transfers/:transferId': bothEnds,
  '/v1/transfers/:transferId/hand-over-record': bothEnds,
  '/v1/delegations': scope,
  '/v1/delegations/:delegationId': scope,
  '/v1/approvals-outside-authority': own,
};

export const partial = Object.keys(unitsOf);

/** What is left of an answer for somebody who reads a part. */
export const partSeen = (route: string, body: Body, past: Past, reader: Reader): Body | undefined => {
  const reach = reader.subtree ? past.within(reader.unitId) : [reader.unitId];
  const reads = (row: Data): boolean => unitsOf[route]!(row, past).some(unit => reach.includes(unit));
  if ('item' in body) return reads(body['item'] as Data) ? { item: body['item'] } : undefined;
  const items = (body['items'] as readonly Data[]).filter(reads).map(row => told(row, reach));
  return { items };
};

/** Attempts of units that somebody may not read are counted, and not told. */
const told = (row: Data, reach: readonly string[]): Data =>
  row['attempted']
    ? { ...row, attempted: row['attempted'].filter(({ unitId }: Data) => reach.includes(unitId)) }
    : row;
