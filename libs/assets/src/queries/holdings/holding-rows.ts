import { moneyText } from '#kernel';
import { explainHref } from '#platform';
import { everyCell, type Reading } from '#views';
import { custodianOf, custodyAccount } from '../../events/index.js';
import { holdingsView, itemCounted, valueCommodity } from '../custody.view.js';
import type { UnitsWanted } from '../units-asked.js';
import type { HoldingRow, HoldingsQuery } from './holdings.query.js';

const explained = (reading: Reading, unitId: string, itemCode: string, measure: 'count' | 'value') =>
  explainHref(`/v1/asset-holdings/${unitId}/${encodeURIComponent(itemCode)}/explain`, reading, { measure });

/** One row for each unit and item of which it has any, by unit, then item. */
export const holdingRows = async (
  reading: Reading,
  { unit = '', itemCode }: HoldingsQuery,
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
      explain: {
        count: explained(reading, unitId, counted, 'count'),
        value: explained(reading, unitId, counted, 'value'),
      },
    }))
    .filter(({ count }) => count !== 0);
};
