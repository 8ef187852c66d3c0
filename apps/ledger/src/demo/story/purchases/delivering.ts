import { goodOf } from '../things/goods.js';
import { serialOf } from '../things/asset-numbers.js';
import { halves, partId } from './demo-purchase.js';
import type { PurchaseDesk } from './purchase-desk.js';
import { logistics } from '../organisation.js';

/** One delivery: so much of each item, by item number. */
type Part = readonly { readonly no: number; readonly quantity: number }[];

const partsOf = ({ purchase }: PurchaseDesk): readonly Part[] =>
  [0, 1].map(half =>
    purchase.wanted
      .map(([, quantity], n) => ({ no: n + 1, quantity: halves(quantity)[half]! }))
      .filter(({ quantity }) => quantity > 0),
  );

/** Where the goods of a delivery go: to whoever asked, one after another. */
const destinationOf = ({ purchase: { units, fate } }: PurchaseDesk, delivery: number) => {
  const unitId = fate === 'selfApproved' ? logistics : units[(delivery - 1) % units.length]!;
  return unitId === logistics
    ? { unitId, officerId: 'p-custodian', location: 'Kho Phòng Hậu cần' }
    : { unitId, officerId: `p-${unitId}-custodian`, location: `Trụ sở ${unitId}` };
};

/** The things that an item of a delivery becomes: the next ones of the purchase's numbers. */
const registered = ({ purchase }: PurchaseDesk, no: number, from: number, accepted: number, on: string) => {
  const [name] = purchase.wanted[no - 1]!;
  const { thing } = goodOf(name);
  if (!thing) return {};
  const { assetClass, regime, manufacturer, serial } = thing;
  const numbers = purchase.numbers.get(name)!.slice(from, from + accepted);
  return {
    registration: { assetClass, regime, manufacturer, ...(serial ? {} : { inServiceFrom: on }) },
    assets: numbers.map(assetNumber => ({ assetNumber, ...serialOf(assetNumber, name) })),
  };
};

const receive = (desk: PurchaseDesk, delivery: number, part: Part, day: number, as = 'warehouse') =>
  desk.act({
    as,
    verb: 'receive',
    again: `${delivery}`,
    day,
    document: desk.paper('delivery', day, `-${delivery}`),
    body: {
      receiptId: partId(desk.purchase, 'receipt', delivery),
      place: 'Kho Công an tỉnh',
      items: part.map(({ no, quantity }) => ({ no, qty: `${quantity}` })),
      deliveryNote: `Phiếu giao hàng ${desk.purchase.key}-${delivery}`,
    },
  });

const committee = ['p-warehouse', 'p-uy-vien-ky-thuat', 'p-uy-vien-hau-can'];

/** @param rejected pieces of the first item that are not fit */
const accept = (desk: PurchaseDesk, delivery: number, part: Part, day: number, before: Part, rejected = 0) =>
  desk.act({
    as: 'warehouse',
    verb: 'accept',
    again: `${delivery}`,
    day,
    document: desk.paper('acceptance', day, `-${delivery}`),
    body: {
      acceptanceId: partId(desk.purchase, 'acceptance', delivery),
      receiptId: partId(desk.purchase, 'receipt', delivery),
      committee,
      items: part.map(({ no, quantity }, n) => {
        const unfit = n === 0 ? rejected : 0;
        const from = before.reduce((sum, item) => sum + (item.no === no ? item.quantity : 0), 0);
        return {
          no,
          accepted: `${quantity - unfit}`,
          rejected: `${unfit}`,
          ...(unfit > 0 ? { rejectReason: 'Móp, xước khi vận chuyển' } : {}),
          destination: destinationOf(desk, delivery),
          ...registered(desk, no, from, quantity - unfit, desk.day(day)),
        };
      }),
    },
  });

/** What was not fit goes back, and comes again. */
const replace = async (desk: PurchaseDesk, first: Part, second: Part): Promise<void> => {
  const one = [{ no: 1, quantity: 1 }];
  await desk.act({
    as: 'warehouse',
    verb: 'return',
    day: 79,
    document: desk.paper('return', 79),
    body: { receiptId: partId(desk.purchase, 'receipt', 2), items: [{ no: 1, qty: '1' }] },
  });
  await receive(desk, 3, one, 84);
  const accepted = second.map(item => (item.no === 1 ? { ...item, quantity: item.quantity - 1 } : item));
  await accept(desk, 3, one, 86, [...first, ...accepted]);
};

/** In two parts, each looked at by a committee; what is a thing becomes an asset with a number. */
export const deliver = async (desk: PurchaseDesk): Promise<readonly string[]> => {
  const { fate } = desk.purchase;
  const [first, second] = partsOf(desk) as [Part, Part];
  const returned = fate === 'returned';
  await receive(desk, 1, first, 60, fate === 'storekeeperPays' ? 'storekeeper' : 'warehouse');
  await accept(desk, 1, first, 63, []);
  if (second.length > 0) {
    await receive(desk, 2, second, 75);
    await accept(desk, 2, second, 78, first, returned ? 1 : 0);
  }
  if (returned) await replace(desk, first, second);
  const deliveries = returned ? 3 : second.length > 0 ? 2 : 1;
  return Array.from({ length: deliveries }, (_, n) => partId(desk.purchase, 'acceptance', n + 1));
};
