import { bucketsOf, type Cell, everyCell, type Page, pageOf, type Reading, scanWhere } from '#views';
import { custodyAccount } from '../../events/index.js';
import { type AssetDoc, hasEnded } from '../asset-doc.js';
import { assetsView } from '../assets.view.js';
import { holdingsView, itemCounted } from '../custody.view.js';
import type { UnitsWanted } from '../units-asked.js';
import { rowOn } from './asset-row.js';
import type { AssetRow, AssetsQuery } from './assets.query.js';

type Wanted = (row: AssetRow | undefined) => row is AssetRow;

/** Everything asked that no index of the view answers on an earlier day. */
const wantedOn =
  ({ officer, status, unit, within }: AssetsQuery, units: UnitsWanted): Wanted =>
  (row): row is AssetRow =>
    row !== undefined &&
    units.wanted(row.accountable.unitId) &&
    (officer === undefined || row.accountable.officerId === officer) &&
    (status === undefined
      ? (unit ?? within ?? officer) === undefined || !hasEnded(row.status)
      : row.status === status);

/** Today's answer comes from the register's indexes. */
const fromRegister = (
  reading: Reading,
  asked: AssetsQuery,
  units: UnitsWanted,
  after: string | undefined,
  limit: number,
): Promise<Page<AssetRow>> => {
  const { unit, officer, itemCode, status, regime, assetNumber, origin, transfer, externalRef, effective } =
    asked;
  const present = effective === undefined;
  const buckets = bucketsOf({
    itemCode,
    regime,
    assetNumber,
    origin,
    externalRef,
    ...(present ? { status, transfer, [status === undefined ? 'unit' : 'lastUnit']: unit } : {}),
    ...(present && status === undefined ? { officer } : {}),
  });
  const wanted = wantedOn(asked, units);
  const row = (doc: AssetDoc) => rowOn(doc, effective, units.tree)!;
  const want = (doc: AssetDoc) => wanted(rowOn(doc, effective, units.tree));
  return scanWhere(reading, assetsView, { buckets, wanted: want, row }, after, limit);
};

/** The cells that count the things of one unit, of one item or of all. */
const countCells = async (reading: Reading, unitId: string, itemCode?: string): Promise<readonly Cell[]> => {
  const account = custodyAccount(unitId);
  const cells = await everyCell(reading, holdingsView, { accountPrefix: account });
  return cells.filter(cell => cell.account === account && isCount(cell.commodity, itemCode));
};

/** Ids of the things that units held at the reading's clocks, sorted. */
const heldIds = async (reading: Reading, unitIds: readonly string[], itemCode?: string) => {
  const ids = new Set<string>();
  for (const unitId of unitIds)
    for (const cell of await countCells(reading, unitId, itemCode)) {
      const held = (await reading.members(holdingsView, cell)).filter(({ amount }) => amount > 0n);
      for (const { member } of held) ids.add(member);
    }
  return [...ids].sort();
};

const isCount = (commodity: string, itemCode: string | undefined): boolean => {
  const counted = itemCounted(commodity);
  return counted !== undefined && (itemCode === undefined || counted === itemCode);
};

/** What units held on an earlier day: custody at both clocks tells which things, the register the rest. */
const fromCustody = async (
  reading: Reading,
  asked: AssetsQuery,
  units: UnitsWanted,
  after: string | undefined,
  limit: number,
): Promise<Page<AssetRow>> => {
  const { unit, within, itemCode, regime, assetNumber, origin, externalRef } = asked;
  const unitIds = unit === undefined ? [...units.tree.within(within!)] : [unit];
  const ids = await heldIds(reading, unitIds.filter(units.wanted), itemCode);
  const also = Object.entries(bucketsOf({ regime, assetNumber, origin, externalRef }));
  const fits = (row: AssetRow) =>
    also.every(([name, value]) => ({ ...row, origin: row.origin.ref })[name as 'regime'] === value);
  let items: readonly AssetRow[] = [];
  let next = after;
  do {
    const page = pageOf(ids, next, limit);
    const docs = await Promise.all(page.items.map(id => reading.get(assetsView, id)));
    const rows = docs.map(doc => doc && rowOn(doc, asked.effective, units.tree));
    items = rows.filter(wantedOn(asked, units)).filter(fits);
    next = page.next;
  } while (next !== undefined && items.length === 0);
  return { items, next };
};

export const assetRows = (
  reading: Reading,
  asked: AssetsQuery,
  units: UnitsWanted,
  after: string | undefined,
  limit: number,
): Promise<Page<AssetRow>> => {
  const byUnit = asked.unit !== undefined || asked.within !== undefined;
  const asOf = asked.effective !== undefined && asked.status === undefined;
  return (byUnit && asOf ? fromCustody : fromRegister)(reading, asked, units, after, limit);
};
