import type { Data } from '../../views/naive-parts.js';
import { chainOf } from './chain.js';
import { holdingQueries } from './holdings.js';
import { daysFrom, links, on, type Past, stepOn } from './past.js';
import { type Filters, list, listOf, type NaiveQuery, one, some } from './query.js';

/** Things, who answers for them, and how they go from one unit to another. */
const ended = ['disposed', 'writtenOff'];

const assetRow = (
  past: Past,
  { held, places, states, ways, transferId, inServiceFrom, ...rest }: Data,
): Data | undefined => {
  const day = past.effective;
  const holding = stepOn(held, day);
  const location = on(places, day);
  const status = on(states, day);
  const way = stepOn(ways, day);
  if (!holding || location === undefined || status === undefined) return undefined;
  const accountable = holding.value as Data;
  return {
    ...rest,
    accountable,
    heldSince: holding.from,
    location,
    status,
    unitName: past.unitName(accountable['unitId']),
    ...(inServiceFrom && past.isDated(inServiceFrom) ? { inServiceFrom } : {}),
    ...(way?.value ? { onTheWay: { since: way.from, ...way.value } } : {}),
    ...(day === undefined ? { transferId } : {}),
  };
};

type Filter = (past: Past, row: Data, value: string) => boolean;
const filters: Readonly<Record<string, Filter>> = {
  unit: (_, { accountable }, unit) => accountable.unitId === unit,
  within: (past, { accountable }, unit) => past.within(unit).includes(accountable.unitId),
  itemCode: (_, { itemCode }, code) => itemCode === code,
  origin: (_, { origin }, ref) => origin.ref === ref,
  status: (_, { status }, asked) => status === asked,
};

/** What a unit answers for leaves out what has come to its end. */
const isHeld = ({ status }: Data, query: Filters): boolean =>
  query['status'] !== undefined ||
  (query['unit'] ?? query['within']) === undefined ||
  !ended.includes(status);

const assets = list(
  (past, { tree: _, ...query }) =>
    past
      .docs('assets')
      .flatMap(doc => assetRow(past, doc) ?? [])
      .filter(row => isHeld(row, query))
      .filter(row =>
        Object.entries(query).every(
          ([name, value]) => value === undefined || filters[name]!(past, row, value),
        ),
      ),
  whole => [
    { status: 'inService' },
    { within: 'hai-duong' },
    { within: 'hai-duong', tree: 'current' },
    ...whole
      .docs('assets')
      .slice(0, 1)
      .flatMap(({ itemCode, origin }) => [{ itemCode }, { origin: origin.ref }]),
    ...[...new Set(whole.docs('assets').flatMap(({ held }) => held.map((one: Data) => one.value.unitId)))]
      .slice(0, 2)
      .map(unit => ({ unit: unit as string })),
  ],
);

const handing = ['AssetRegistered', 'AssetAssigned', 'AssetTakenOver'];
const heldUnder = (past: Past, assetId: string, since: string) => {
  const step = past
    .docs('asset-history')
    .findLast(doc => doc.assetId === assetId && doc.effectiveDate === since && handing.includes(doc.type));
  if (!step) return undefined;
  const { type, index, person, effectiveDate, document, data } = step;
  const act = data.transferId && past.doc('transfers', data.transferId)?.['decided'];
  const decision = act && {
    index: act.index,
    person: act.by,
    effectiveDate: act.on,
    document: act.document,
    ...links(act.index),
  };
  return {
    type,
    index,
    person,
    effectiveDate,
    document,
    transferId: data.transferId,
    ...links(index),
    decision,
  };
};

const oneAsset = (past: Past, assetId: string) => {
  const doc = past.doc('assets', assetId);
  const row = doc && assetRow(past, doc);
  return row && { ...row, heldUnder: heldUnder(past, assetId, row['heldSince']) };
};

const due = ({ status, decideBy, deadlines }: Data): string | undefined => {
  if (['requested', 'deciding'].includes(status)) return decideBy;
  if (status === 'decided') return deadlines?.dispatchBy;
  return ['inTransit', 'disputed'].includes(status) ? deadlines?.receiveBy : undefined;
};

const transferRow = (past: Past, doc: Data) => {
  const { receipts: _, releases: __, ...rest } = doc;
  const dueOn = due(doc);
  return {
    ...rest,
    fromUnitName: past.unitName(doc.fromUnit),
    toUnitName: past.unitName(doc.toUnit),
    dueOn,
    overdueDays: dueOn === undefined ? 0 : Math.max(0, daysFrom(dueOn, past.day)),
    ageDays: Math.max(0, daysFrom(doc.requested.on, doc.ended?.on ?? past.day)),
  };
};

const over = ['received', 'rejected', 'cancelled', 'returned'];
const transfers = list(
  (past, { status, open, overdue, unit, asset }) =>
    past
      .stood('transfers')
      .filter(
        doc =>
          (status === undefined || doc.status === status) &&
          (open === undefined || `${!over.includes(doc.status)}` === open) &&
          (overdue === undefined || (due(doc) ?? past.day) < past.day) &&
          (unit === undefined || [doc.fromUnit, doc.toUnit].includes(unit)) &&
          (asset === undefined || doc.items.some((item: Data) => item.assetId === asset)),
      )
      .map(doc => transferRow(past, doc)),
  whole => {
    const { fromUnit } = whole.docs('transfers')[0] ?? {};
    const { assetId } = whole.docs('assets')[0] ?? {};
    const found = [...(fromUnit ? [{ unit: fromUnit }] : []), ...(assetId ? [{ asset: assetId }] : [])];
    return [{ open: 'true' }, { overdue: 'true' }, { tree: 'current' }, ...found];
  },
);

const transferOn = (past: Past, transferId: string): Data | undefined =>
  past.stood('transfers').find(doc => doc['transferId'] === transferId);

const recordsOf = (past: Past, transferId: string) => {
  const doc = transferOn(past, transferId);
  if (!doc || doc['records'].length === 0) return undefined;
  const { kind, status, fromUnit, toUnit, reason, decided, dispatched, records } = doc;
  const { things, ...sent } = dispatched;
  return {
    transferId,
    kind,
    status,
    fromUnit,
    toUnit,
    reason,
    decided,
    dispatched: sent,
    fromUnitName: past.unitName(fromUnit),
    toUnitName: past.unitName(toUnit),
    records: records.map(({ items, ...record }: Data) => {
      const handed = items.map(({ assetId, outcome, condition }: Data) => {
        const {
          assetNumber,
          itemCode,
          bookValues,
          condition: conditionSent,
        } = things.find((thing: Data) => thing.assetId === assetId);
        return {
          assetId,
          assetNumber,
          itemCode,
          bookValues,
          outcome,
          conditionSent,
          conditionReceived: condition,
        };
      });
      const total = handed.reduce(
        (sum: bigint, { bookValues }: Data) => sum + BigInt(bookValues.netValue),
        0n,
      );
      return { ...record, items: handed, totalNetValue: `${total}` };
    }),
  };
};

/** Of what other units did with it, the leaf alone. */
const stepSeen = (past: Past, doc: Data): Data => {
  const { assetId, index, eventId, type, stream, recordedAt, unitId } = doc;
  const leaf = { assetId, index, eventId, type, stream, recordedAt };
  return past.reads(unitId) ? { ...doc, leafOnly: false } : { ...leaf, leafOnly: true };
};

const things = some('assets', 'assetId', 'none');
export const thingQueries: Readonly<Record<string, NaiveQuery>> = {
  '/v1/assets': assets,
  '/v1/assets/:assetId': one(things, (past, { assetId }) => oneAsset(past, assetId!)),
  '/v1/assets/:assetId/history': listOf(
    whole => things(whole).map(params => ({ params })),
    (past, { assetId }) =>
      past.doc('assets', assetId) && {
        items: past
          .docs('asset-history')
          .filter(doc => doc.assetId === assetId && past.isDated(doc.effectiveDate))
          .map(doc => ({ ...stepSeen(past, doc), ...links(doc.index) })),
      },
  ),
  '/v1/assets/:assetId/chain': listOf(
    whole => things(whole).map(params => ({ params })),
    (past, { assetId }) => chainOf(past, assetId!),
  ),
  ...holdingQueries,
  '/v1/transfers': transfers,
  '/v1/transfers/:transferId': one(some('transfers', 'transferId', 'none'), (past, { transferId }) => {
    const doc = transferOn(past, transferId!);
    return doc && transferRow(past, doc);
  }),
  '/v1/transfers/:transferId/hand-over-record': one(some('transfers', 'transferId'), (past, { transferId }) =>
    recordsOf(past, transferId!),
  ),
};
