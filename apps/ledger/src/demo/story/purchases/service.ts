import { purchaseId } from './demo-purchase.js';
import type { PurchaseDesk } from './purchase-desk.js';

interface Row {
  readonly assetId: string;
  readonly assetNumber: string;
  readonly status: string;
}

const isThere = ({ items }: { items: readonly unknown[] }, expected: number) => items.length === expected;

/** What was bought and has a serial number is put to use by the custodian, thing by thing. */
export const enterService = async (desk: PurchaseDesk): Promise<void> => {
  const { client, purchase } = desk;
  const expected = [...purchase.numbers.values()].reduce((sum, numbers) => sum + numbers.length, 0);
  if (expected === 0) return;
  const things = await client.getUntil(
    'auditor',
    `/v1/assets?origin=${purchaseId(purchase)}&limit=500`,
    body => isThere(body, expected),
  );
  for (const { assetId, assetNumber, status } of things.items as readonly Row[])
    if (status === 'registered')
      await client.send({
        as: 'custodian',
        path: `/v1/assets/${assetId}/enter-service`,
        key: `enter service ${assetNumber}`,
        on: desk.day(100),
        document: desk.paper('decision', 99, '-SD'),
      });
};
