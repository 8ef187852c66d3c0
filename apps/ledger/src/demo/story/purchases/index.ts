import type { DemoClient } from '../../demo-client.js';
import type { Chapter, Step } from '../story.js';
import { years } from '../years.js';
import { askAndPlan } from './asking.js';
import { amendUpward, award, sign } from './contracting.js';
import { deliver } from './delivering.js';
import type { DemoPurchase } from './demo-purchase.js';
import { payAdvance, settle } from './paying.js';
import { purchases } from './plans.js';
import { PurchaseDesk } from './purchase-desk.js';
import { enterService } from './service.js';

const fromContractToEnd = async (desk: PurchaseDesk): Promise<void> => {
  const { fate } = desk.purchase;
  const signed = await desk.fundings();
  const advance = await payAdvance(desk, signed);
  if (fate === 'underWay') return;
  if (fate === 'terminated') return terminate(desk);
  if (fate === 'amended') await amendUpward(desk);
  const acceptances = await deliver(desk);
  await settle(desk, fate === 'amended' ? await desk.fundings() : signed, advance, acceptances);
  await enterService(desk);
};

const terminate = async (desk: PurchaseDesk): Promise<void> => {
  await desk.act({
    as: 'director',
    verb: 'terminate',
    day: 95,
    document: desk.paper('decision', 95, '-CDHD'),
    body: { grounds: 'Nhà cung cấp không giao hàng, chưa hoàn trả tạm ứng (minh hoạ)' },
  });
};

/** One purchase from the first wish to the last payment, or to where it stops. */
const goThrough =
  (purchase: DemoPurchase): Step =>
  async (client: DemoClient) => {
    const desk = new PurchaseDesk(client, purchase);
    await askAndPlan(desk);
    await award(desk);
    if (purchase.fate === 'cancelled')
      await desk.act({ as: 'buyer', verb: 'cancel', day: 33, document: desk.paper('decision', 33, '-HUY') });
    else if (purchase.fate === 'noMoney') await sign(desk, 'budget-line.over-committed');
    else {
      await sign(desk);
      await fromContractToEnd(desk);
    }
  };

/** Purchases of each year, side by side. */
export const purchaseChapters: readonly Chapter[] = years.map(year => ({
  title: { vi: `Mua sắm ${year}`, en: `Purchases of ${year}` },
  steps: purchases.filter(purchase => purchase.year === year).map(goThrough),
}));
