import type { Decide } from '#kernel';
import type { PurchaseCommand } from '../purchase.commands.js';
import type { PurchaseFact } from '../purchase.facts.js';
import type { Purchase } from '../purchase.js';
import type { Surroundings } from '../surroundings.js';

type All = Decide<Purchase, PurchaseCommand, PurchaseFact, Surroundings>;

/** The answers to some of a purchase's commands: the decider is put together from a page per subject. */
export type PurchaseDecide<Type extends PurchaseCommand['type']> = Pick<All, Type>;
