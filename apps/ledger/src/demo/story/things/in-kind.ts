import { type DemoDocument, idOf } from '../../demo-client.js';
import { districtIds } from '../organisation.js';
import { assetNumbers, purchases } from '../purchases/plans.js';
import type { Chapter, Step } from '../story.js';
import { years } from '../years.js';
import { serialOf } from './asset-numbers.js';
import { goodOf, type GoodName } from './goods.js';

/** The 441 things that a report of 2020 counts. What they cost is invented: its sum covers more than these. */
export const announced: Readonly<Partial<Record<GoodName, number>>> = {
  car: 34,
  motorcycle: 28,
  boat: 2,
  cabinet: 325,
  camera: 7,
  kit: 34,
  binoculars: 1,
  siren: 10,
};

/** A thing the ministry delivers: no line of this ledger pays for it. */
export interface GivenThing {
  readonly good: GoodName;
  readonly assetId: string;
  readonly assetNumber: string;
  readonly unitId: string;
  readonly year: number;
}

const bought = (good: GoodName): number =>
  purchases.reduce((sum, { numbers }) => sum + (numbers.get(good)?.length ?? 0), 0);

/** Boats go where the rivers are. */
const rivers = ['kinh-mon', 'thanh-ha'];

const given = (good: GoodName, n: number): GivenThing => {
  const year = years[n % years.length]!;
  const [assetNumber] = assetNumbers.take(year, good, 1) as [string];
  const places = good === 'boat' ? rivers : districtIds;
  const unitId = places[n % places.length]!;
  return { good, year, unitId, assetNumber, assetId: idOf('thing', assetNumber) };
};

/** Whatever of the 441 was not bought. */
export const givenThings: readonly GivenThing[] = (Object.entries(announced) as [GoodName, number][]).flatMap(
  ([good, count]) => Array.from({ length: count - bought(good) }, (_, n) => given(good, n)),
);

const delivery = (year: number): DemoDocument => ({
  issuer: 'Bộ Công an',
  kind: 'quyết định cấp phát',
  number: `${year}/QĐ-H03-DEMO`,
  date: `${year}-03-01`,
});

const register =
  ({ good, year, unitId, assetId, assetNumber }: GivenThing): Step =>
  client => {
    const { itemCode, price, thing } = goodOf(good);
    const { assetClass, regime, manufacturer } = thing!;
    const on = `${year}-03-15`;
    return client.send({
      as: 'custodian',
      path: '/v1/assets',
      key: `register ${assetNumber}`,
      on,
      document: delivery(year),
      body: {
        assetId,
        assetNumber,
        itemCode,
        assetClass,
        regime,
        manufacturer,
        ...serialOf(assetNumber, good),
        origin: { kind: 'inKind', ref: delivery(year).number },
        originalCost: `${price}`,
        accumulatedWear: '0',
        inServiceFrom: on,
        fundings: [],
        accountable: { unitId, officerId: `p-${unitId}-custodian` },
        location: `Trụ sở ${unitId}`,
        reason: 'Nguyên giá là số liệu minh hoạ / the cost is invented',
      },
    });
  };

const registerAgain: Step = client => {
  const [{ assetNumber, unitId }] = givenThings as [GivenThing];
  return client.send({
    as: 'custodian',
    path: '/v1/assets',
    key: `register ${assetNumber} again`,
    on: '2020-04-01',
    document: delivery(2020),
    refused: 'asset.number-taken',
    body: {
      assetId: idOf('thing', assetNumber, 'again'),
      assetNumber,
      itemCode: goodOf('car').itemCode,
      assetClass: 'fixedAsset',
      regime: 'specialised',
      origin: { kind: 'found', ref: 'Kiểm kê 2020' },
      originalCost: '0',
      accumulatedWear: '0',
      fundings: [],
      location: 'Kho Công an tỉnh',
      accountable: { unitId, officerId: `p-${unitId}-custodian` },
    },
  });
};

export const inKindChapters: readonly Chapter[] = [
  {
    title: { vi: 'Bộ cấp bằng hiện vật', en: 'Delivered by the ministry' },
    steps: givenThings.map(register),
  },
  { title: { vi: 'Trùng số tài sản', en: 'An asset number twice' }, steps: [registerAgain] },
];
