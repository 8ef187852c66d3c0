import { moneyText } from '#kernel';
import { explainHref } from '#platform';
import { everyCell, type Reading } from '#views';
import { custodianOf, custodyAccount } from '../../events/index.js';
import { holdingsView, itemCounted, valueCommodity } from '../custody.view.js';
import type { UnitsWanted } from '../units-asked.js';
import type { HoldingRow, HoldingsQuery } from './holdings.query.js';

const explainedAt = (
  reading: Reading,
  { unitId, counted }: { readonly unitId: string; readonly counted: string },
  onTree: HoldingsQuery['tree'],
): HoldingRow['explain'] => {
  const path = `/v1/asset-holdings/${unitId}/${encodeURIComponent(counted)}/explain`;
  const at = (measure: string) => explainHref(path, reading, { measure, tree: onTree });
  return { count: at('count'), value: at('value') };
};

/** One row for each unit and item of which it has any, by unit, then item. */
export const holdingRows = async (
  reading: Reading,
  { unit = '', itemCode, tree: onTree }: HoldingsQuery,
  { tree, wanted }: UnitsWanted,
): Promise<readonly HoldingRow[]> => {
  const cells = await everyCell(reading, holdingsView, { accountPrefix: custodyAccount(unit) });
  const found = cells.flatMap(({ account, commodity }) => {
    const unitId = custodianOf(account)!;
    const counted = itemCounted(commodity);
    const fits = counted !== undefined && (itemCode === undefined || counted === itemCode) && wanted(unitId);
    return fits ? [{ account, commodity, unitId, counted }] : [];
  });
  const counts = await reading.sum(holdingsView, found);
  const values = await reading.sum(
    holdingsView,
    found.map(({ account, counted }) => ({ account, commodity: valueCommodity(counted) })),
  );
  return found
    .map(({ unitId, counted }, n) => ({
      unitId,
      unitName: tree.nameOf(unitId),
      itemCode: counted,
      count: Number(counts[n]),
      value: moneyText(values[n]!),
      explain: explainedAt(reading, { unitId, counted }, onTree),
    }))
    .filter(({ count }) => count !== 0);
};
