import { byText, explained, links, type Past } from './past.js';
import { type Asked, list, listOf, type NaiveQuery } from './query.js';

/** How many things of each item units have, and what they cost. */
const holdingCells = (past: Past) => {
  const cells = past.what
    .entries('asset-holdings')
    .filter(({ commodity }) => commodity.startsWith('count:'))
    .map(({ account, commodity }) => `${account}\n${commodity}`);
  return [...new Set(cells)]
    .map(cell => cell.split('\n') as [string, string])
    .sort(([a, x], [b, y]) => byText(a, b) || byText(x, y))
    .map(([account, commodity]) => ({
      unitId: account.slice('custody/'.length),
      itemCode: commodity.slice(6),
      account,
    }));
};

const holdings = list(
  (past, { unit, itemCode, within, tree }) =>
    holdingCells(past)
      .filter(cell => unit === undefined || cell.unitId === unit)
      .filter(cell => within === undefined || past.within(within).includes(cell.unitId))
      .filter(cell => itemCode === undefined || cell.itemCode === itemCode)
      .map(cell => {
        const path = `/v1/asset-holdings/${cell.unitId}/${encodeURIComponent(cell.itemCode)}/explain`;
        return {
          unitId: cell.unitId,
          unitName: past.unitName(cell.unitId),
          itemCode: cell.itemCode,
          count: Number(past.sum('asset-holdings', cell.account, `count:${cell.itemCode}`)),
          value: `${past.sum('asset-holdings', cell.account, `value:${cell.itemCode}`)}`,
          explain: {
            count: past.explainHref(path, { measure: 'count', tree }),
            value: past.explainHref(path, { measure: 'value', tree }),
          },
        };
      })
      .filter(({ count }) => count !== 0),
  whole => [
    { within: 'hai-duong' },
    { within: 'hai-duong', tree: 'current' },
    ...holdingCells(whole)
      .slice(0, 1)
      .map(({ unitId }) => ({ unit: unitId })),
  ],
);
const cellsAsked = (whole: Past): readonly Asked[] =>
  holdingCells(whole)
    .slice(0, 2)
    .map(({ unitId, itemCode }) => ({ params: { unitId, itemCode } }));

const unitIn = ({ params }: Asked, query: Readonly<Record<string, string>>): Asked => ({
  params: params!,
  query,
});

export const holdingQueries: Readonly<Record<string, NaiveQuery>> = {
  '/v1/asset-holdings': holdings,
  '/v1/asset-holdings/:unitId/:itemCode/entries': listOf(cellsAsked, (past, { unitId, itemCode }) => ({
    items: past
      .entries('asset-holdings')
      .filter(
        ({ account, commodity }) => account === `custody/${unitId}` && commodity === `count:${itemCode}`,
      )
      .map(({ index, effective, amount, member }) => ({
        index,
        eventId: past.events[index]!.id,
        effectiveDate: effective,
        ...links(index),
        amount: Number(amount),
        assetId: member,
      })),
  })),
  '/v1/asset-holdings/:unitId/:itemCode/explain': listOf(
    whole =>
      cellsAsked(whole).flatMap(asked => [
        unitIn(asked, { measure: 'count' }),
        unitIn(asked, { measure: 'value' }),
        unitIn(asked, { measure: 'count', tree: 'current' }),
      ]),
    (past, { unitId, itemCode }, { measure }) =>
      explained(past, 'asset-holdings', measure!, [
        { account: `custody/${unitId}`, commodity: `${measure}:${itemCode}` },
      ]),
  ),
};
