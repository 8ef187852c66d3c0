import type { Matter } from '#event-sourcing';
import { lineKeyOf } from '#budgets/events';
import type { Purchase } from '../domain/purchase.js';

/** What a purchase is about, and which sources pay for it: as planned, until a contract says. */
export const matterOf = (
  { plan }: Purchase,
  fundings: readonly { readonly lineId: string }[] = plan?.fundings ?? [],
): Matter => ({
  category: plan?.category ?? '',
  sources: [...new Set(fundings.map(({ lineId }) => lineKeyOf(lineId).source))],
});

/** And the contract's own lines, once it is signed. */
export const matterOfContract = (purchase: Purchase): Matter =>
  matterOf(purchase, [...purchase.fundings.values()]);
