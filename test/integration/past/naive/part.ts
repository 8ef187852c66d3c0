import type { Data } from '../../views/naive-parts.js';
import type { Past } from './past.js';
import type { Asked, Body, NaiveQuery } from './query.js';

type Units = (row: Data, past: Past) => readonly string[];

const unitOfLine = (lineId: string): string => lineId.split('.')[1]!;
const own: Units = ({ unitId }) => [unitId];
const bothEnds: Units = ({ fromUnit, toUnit }) => [fromUnit, toUnit];
const ofPurchase: Units = ({ purchaseId }, past) => past.doc('purchases', purchaseId)!['units'] as string[];
const holder: Units = ({ accountable }) => [accountable.unitId];
const ofLine: Units = ({ lineId }) => [unitOfLine(lineId)];
const ofMove: Units = ({ fromLine, toLine }) => [unitOfLine(fromLine), unitOfLine(toLine)];
const scope: Units = ({ scope: { unitId } }) => [unitId];
const whoOrdered: Units = ({ ordered }) => [ordered.unitId];

/** Whose a row is: whoever may read one of these units may read it. */
const rowsOf: Readonly<Record<string, Units>> = {
  '/v1/units': own,
  '/v1/units/:unitId': own,
  '/v1/refusals': own,
  '/v1/processes': own,
  '/v1/processes/:processId': own,
  '/v1/irregularities': own,
  '/v1/corrections': own,
  '/v1/redactions': whoOrdered,
  '/v1/redactions/:redactionId': whoOrdered,
  '/v1/budget-lines': own,
  '/v1/budget-lines/:lineId': own,
  '/v1/budget-lines/:lineId/commitments': ofLine,
  '/v1/budget-lines/:lineId/funds-check': ofLine,
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

const last = <T>(of: readonly T[]): T => of.at(-1)!;
const ofCell: Units = ({ account }) => {
  const [kind, id] = (account as string).split('/') as [string, string];
  return kind === 'line' ? [unitOfLine(id)] : kind === 'custody' ? [id] : [];
};

/** Whose a document of a register is, or a cell of a tally; views that are not here no unit divides. */
const ownersIn: Readonly<Record<string, Units>> = {
  'budget-lines': own,
  'fund-moves': ofMove,
  commitments: ofLine,
  refusals: own,
  processes: own,
  irregularities: own,
  errors: own,
  requisitions: own,
  purchases: ({ units }) => units,
  assets: ({ held }) => [last<Data>(held).value.unitId],
  transfers: bothEnds,
  delegations: scope,
  money: ofCell,
  custody: ofCell,
  'asset-holdings': ofCell,
};

/**
 * The units of which one must be read, to read a document or a cell; undefined where no unit divides the view, and its
 * reader reads a part.
 */
export const unitsIn = (view: string, of: Data | undefined, past: Past): readonly string[] | undefined => {
  if (past.readsAll) return [''];
  const owners = ownersIn[view];
  return owners && (of ? owners(of, past) : []);
};

/** The thing that a question is about; whoever may read none of its units is told as if it were not there. */
type Thing = (past: Past, asked: Data) => readonly string[];

const everHeld: Thing = (past, { assetId }) =>
  ((past.doc('assets', assetId)?.['held'] ?? []) as readonly Data[]).map(({ value }) => value.unitId);
const line: Thing = (_, { lineId }) => [unitOfLine(lineId)];
const unit: Thing = (_, { unitId }) => [unitId];
const thingOf: Readonly<Record<string, Thing>> = {
  '/v1/budget-lines/:lineId/entries': line,
  '/v1/budget-lines/:lineId/explain': line,
  '/v1/asset-holdings/:unitId/:itemCode/entries': unit,
  '/v1/asset-holdings/:unitId/:itemCode/explain': unit,
  '/v1/assets/:assetId/history': everHeld,
  '/v1/assets/:assetId/chain': everHeld,
};

/** Likewise, where nothing found is an answer. */
const matterOf: Readonly<Record<string, Thing>> = {
  '/v1/delegations/:delegationId/use': (past, { delegationId }) =>
    [past.doc('delegations', delegationId)].flatMap(doc => (doc ? [doc['scope'].unitId as string] : [])),
  '/v1/who-could-have-approved': (past, { requisition, purchase }) =>
    [
      past.doc('requisitions', requisition)?.['unitId'],
      past.doc('purchases', purchase)?.['buyerUnit'],
    ].filter(found => found !== undefined),
};

/** What is nobody's, or sums up what may be read: everybody is answered. */
const everybodys = [
  '/v1/parameters',
  '/v1/parameters/:name',
  '/v1/periods',
  '/v1/periods/:periodId',
  '/v1/budget-execution',
  '/v1/budget-execution/explain',
];

/** Whoever asks, today's tree tells what is below whom: the answer has no business day. */
const undated = ['/v1/processes', '/v1/corrections', '/v1/redactions'];

/** Questions that a reader of a part may ask. */
export const partial = [
  ...Object.keys(rowsOf),
  ...Object.keys(thingOf),
  ...Object.keys(matterOf),
  ...everybodys,
];

/** What somebody who reads a part is answered. */
export const partSeen = (
  route: string,
  { answer }: NaiveQuery,
  reading: Past,
  { params = {}, query = {} }: Asked,
): Body | undefined => {
  const past = reading.onTree(query['tree']);
  const readsOne = (units: readonly string[]) => units.some(one => past.reads(one));
  const about = { ...params, ...query };
  if (thingOf[route] && !readsOne(thingOf[route](past, about))) return undefined;
  if (matterOf[route] && !readsOne(matterOf[route](past, about))) return { items: [] };
  const body = answer(past, query, params);
  const units = rowsOf[route];
  if (!body || !units) return body;
  const asOfTree = undated.some(one => route.startsWith(one)) ? past.undated : past;
  const seen = (row: Data): boolean => units(row, past).some(one => asOfTree.reads(one));
  if ('item' in body) return seen(body['item'] as Data) ? body : undefined;
  return { items: (body['items'] as readonly Data[]).filter(seen).map(row => attemptsSeen(row, past)) };
};

/** Attempts of units that somebody may not read are counted, and not told. */
const attemptsSeen = (row: Data, past: Past): Data =>
  row['attempted']
    ? { ...row, attempted: row['attempted'].filter(({ unitId }: Data) => past.reads(unitId)) }
    : row;
