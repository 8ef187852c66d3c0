import { assetsHeld, assetsHeldViews } from '#assets/views';
import { moneyView, budgetLinesView, lineCells } from '#budgets/views';
import { measures } from '#budgets/events';
import type { EventStore } from '#event-sourcing';
import { transfersUnderWay, transfersUnderWayViews } from '#transfers/views';
import type { Holding, HoldingsOf } from '#units';
import { readUnitTree, unitsView } from '#units/views';
import { everyDoc, type Questions, type Reading } from '#views';

type Contribution = (reading: Reading, unitId: string, day: string) => Promise<readonly Holding[]>;

/** Units below it that have not ended. */
const unitsBelow: Contribution = async (reading, unitId, day) => {
  const tree = await readUnitTree(reading, day);
  return [...tree.within(unitId)]
    .filter(below => below !== unitId && tree.units.get(below)?.status !== 'dissolved')
    .map(id => ({ kind: 'unit', id, amount: '1' }));
};

/** Money on its lines that is neither paid nor lapsed. */
const moneyOnLines: Contribution = async (reading, unitId) => {
  const holdings: Holding[] = [];
  for (const { lineId } of await everyDoc(reading, budgetLinesView, { unit: unitId })) {
    const sums = await reading.sum(moneyView, lineCells(lineId));
    const held = sums.slice(0, measures.indexOf('paid')).reduce((total, sum) => total + sum, 0n);
    if (held !== 0n) holdings.push({ kind: 'budgetLine', id: lineId, amount: `${held}` });
  }
  return holdings;
};

const contributions: readonly Contribution[] = [unitsBelow, moneyOnLines, assetsHeld, transfersUnderWay];
const views = [unitsView, budgetLinesView, moneyView, ...assetsHeldViews, ...transfersUnderWayViews];

/** What a unit still holds, from views that have seen everything recorded when it is asked. */
export const holdingsFrom =
  (questions: Questions, log: Pick<EventStore, 'head'>, today: () => string): HoldingsOf =>
  async unitId => {
    const { index } = await log.head();
    const reading = await questions.at(views, { known: String(index) });
    const found = await Promise.all(contributions.map(holds => holds(reading, unitId, today())));
    return found.flat();
  };
