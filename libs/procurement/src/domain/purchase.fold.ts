import type { Evolve } from '#kernel';
import type { Purchase } from './purchase.js';
import type { PurchaseFact } from './purchase.facts.js';
import { contractFold } from './fold/contract.js';
import { goodsFold } from './fold/goods.js';
import { moneyFold } from './fold/money.js';
import { planFold } from './fold/plan.js';

const pages: Evolve<Purchase, PurchaseFact> = { ...planFold, ...contractFold, ...goodsFold, ...moneyFold };

/** Every fact moves the latest day on, whatever else it does. */
export const purchaseFold = Object.fromEntries(
  Object.entries(pages).map(([type, evolve]) => [
    type,
    (before: Purchase, fact: never) => {
      const after = (evolve as (b: Purchase, f: never) => Purchase)(before, fact);
      const { effectiveDate } = fact as { effectiveDate: string };
      return effectiveDate > after.latestOn ? { ...after, latestOn: effectiveDate } : after;
    },
  ]),
) as unknown as Evolve<Purchase, PurchaseFact>;
