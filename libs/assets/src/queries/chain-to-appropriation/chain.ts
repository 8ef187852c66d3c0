import { purchaseStepsView } from '#procurement/views';
import { requisitionsView } from '#requisitions/views';
import { everyStep, type Reading } from '#views';
import type { AssetDoc } from '../asset-doc.js';
import { assetHistoryView } from '../asset-history.view.js';
import type { Link } from './links.js';
import { commitmentLink, type LineBefore, moneyLinks } from './money-links.js';
import {
  acceptanceOf,
  commitmentsBehind,
  paymentLinks,
  PurchaseFile,
  purchaseLinks,
  requisitionsBehind,
} from './purchase-links.js';

const fileOf = async (reading: Reading, purchase: string): Promise<PurchaseFile> =>
  new PurchaseFile(await everyStep(reading, purchaseStepsView, { purchase }));

/** Its decision, then itself; the events are those that made these versions of it. */
const requisitionLinks = async (reading: Reading, of: string): Promise<readonly Link[]> => {
  const versions = await reading.versions(requisitionsView, of);
  const [first] = versions;
  const decided = versions.find(({ doc }) => doc.decided !== undefined);
  const approval: Link[] = decided
    ? [
        {
          step: 'approval',
          index: decided.index,
          on: decided.doc.decided!.on,
          of,
          amount: decided.doc.approvedTotal,
        },
      ]
    : [];
  if (first === undefined) return approval;
  const { submitted, estTotal: amount } = first.doc;
  return [...approval, { step: 'requisition', index: first.index, on: submitted.on, of, amount }];
};

const registrationLink = async (reading: Reading, asset: AssetDoc, assetId: string): Promise<Link> => {
  const { items } = await reading.scan(assetHistoryView, { asset: assetId }, undefined, 1);
  return {
    step: 'registration',
    index: items[0]!.doc.index,
    on: asset.registeredOn,
    amount: asset.originalCost,
  };
};

const all = async <T>(of: readonly T[], one: (item: T) => Promise<readonly Link[]>) =>
  (await Promise.all(of.map(one))).flat();

/** From a thing back to the appropriations that its money came from, step by step. */
export const chainOf = async (
  reading: Reading,
  asset: AssetDoc,
  assetId: string,
): Promise<readonly Link[]> => {
  const registration = await registrationLink(reading, asset, assetId);
  const itself: LineBefore[] = asset.fundings.map(({ lineId }) => ({ lineId, before: registration.index }));
  if (asset.origin.kind !== 'purchase') return [registration, ...(await moneyLinks(reading, itself))];
  const file = await fileOf(reading, asset.origin.ref);
  const accepted = acceptanceOf(file, asset);
  if (accepted === undefined) return [registration, ...(await moneyLinks(reading, itself))];
  const fundings = commitmentsBehind(file, accepted);
  const committed = await all(fundings, one => commitmentLink(reading, one));
  return [
    registration,
    ...purchaseLinks(file, accepted),
    ...(await all(requisitionsBehind(file, accepted), id => requisitionLinks(reading, id))),
    ...committed,
    ...paymentLinks(file, accepted),
    ...(await moneyLinks(
      reading,
      committed.map(({ of, index }) => ({ lineId: of!, before: index })),
    )),
  ];
};
