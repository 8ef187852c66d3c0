import type { Source } from '../lines.js';
import { AssetNumbers } from '../things/asset-numbers.js';
import { goodOf, type GoodName } from '../things/goods.js';
import type { DemoMethod, DemoPurchase, Fate } from './demo-purchase.js';
import { type Wish, wishes } from './shopping-list.js';

type Wanted = DemoPurchase['wanted'];

const worthOf = (wanted: Wanted): bigint =>
  wanted.reduce((sum, [good, quantity]) => sum + goodOf(good).price * BigInt(quantity), 0n);

const million = 1_000_000n;
/** As the demo's `procurementThresholds` allow. */
const methodFor = (worth: bigint, covid: boolean): DemoMethod => {
  if (covid) return 'urgentAppointment';
  if (worth > 1_500n * million) return 'openBidding';
  if (worth > 100n * million) return 'competitiveQuotation';
  return worth > 50n * million ? 'directAppointment' : 'headDecision';
};

const isCovid = (year: number, month: number, wanted: Wanted): boolean =>
  year === 2020 && month === 2 && wanted.every(([good]) => goodOf(good).thing === undefined);

const sourcesFor = (covid: boolean, month: number, wanted: Wanted, fate?: Fate): readonly Source[] => {
  if (covid) return ['offPlan'];
  if (fate === 'noMoney') return ['local'];
  const shared = month === 3 && fate === undefined && wanted.every(([good]) => goodOf(good).thing);
  return shared ? ['ministry', 'local'] : ['ministry'];
};

const planOf =
  (numbers: AssetNumbers) =>
  ([year, month, units, goods, fate]: Wish, n: number): DemoPurchase => {
    const wanted = Object.entries(goods) as [GoodName, number][];
    const covid = isCovid(year, month, wanted);
    const brings = wanted.filter(([good]) => goodOf(good).thing && fate !== 'noMoney');
    return {
      key: `${year}-${`${n + 1}`.padStart(2, '0')}`,
      year,
      wanted,
      fate,
      units: units.split(' '),
      begins: `${year}-0${month}-${10 + (n % 10)}`,
      method: methodFor(worthOf(wanted), covid),
      sources: sourcesFor(covid, month, wanted, fate),
      numbers: new Map(brings.map(([good, count]) => [good, numbers.take(year, good, count)])),
    };
  };

/** What is given in kind is counted on from what was bought. */
export const assetNumbers = new AssetNumbers();
export const purchases: readonly DemoPurchase[] = wishes.map(planOf(assetNumbers));
