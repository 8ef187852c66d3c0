import type { ProblemTexts } from '#platform';
import { goodsTexts } from './goods.texts.js';
import { moneyTexts } from './money.texts.js';
import { purchaseTexts } from './purchase.texts.js';

/** Every refusal of this capability, to people. */
export const procurementTexts: ProblemTexts = { ...purchaseTexts, ...goodsTexts, ...moneyTexts };
