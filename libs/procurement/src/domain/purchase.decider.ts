import { decider } from '#kernel';
import { awarding } from './decide/award.js';
import { commitments } from './decide/commitments.js';
import { ending } from './decide/ending.js';
import { goods } from './decide/goods.js';
import { payments } from './decide/payments.js';
import { planning } from './decide/planning.js';
import { postings } from './decide/postings.js';
import { returningMoney } from './decide/returning-money.js';
import { signing } from './decide/signing.js';
import { noPurchase, type Purchase } from './purchase.js';
import type { PurchaseCommand } from './purchase.commands.js';
import type { PurchaseFact } from './purchase.facts.js';
import { purchaseFold } from './purchase.fold.js';
import type { Surroundings } from './surroundings.js';

/**
 * One purchase, from the plan to the final payment. It posts no money: the lines it is paid from do, and each of them
 * answers for itself. A purchase asks, waits in a state that says so, and settles when every answer is there.
 */
export const purchase = decider<Purchase, PurchaseCommand, PurchaseFact, Surroundings>({
  category: 'purchase',
  initial: noPurchase,
  evolve: purchaseFold,
  decide: {
    ...planning,
    ...awarding,
    ...signing,
    ...commitments,
    ...goods,
    ...payments,
    ...returningMoney,
    ...postings,
    ...ending,
  },
});
