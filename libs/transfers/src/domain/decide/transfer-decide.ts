import type { Decide } from '#kernel';
import type { Transfer } from '../transfer.js';
import type { TransferCommand } from '../transfer.commands.js';
import type { Surroundings, TransferFact } from '../transfer.facts.js';

type All = Decide<Transfer, TransferCommand, TransferFact, Surroundings>;

/** The answers to some of a transfer's commands: the decider is put together from a page per subject. */
export type TransferDecide<Type extends TransferCommand['type']> = Pick<All, Type>;
