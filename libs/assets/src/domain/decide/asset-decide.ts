import type { Decide } from '#kernel';
import type { Asset } from '../asset.js';
import type { AssetCommand } from '../asset.commands.js';
import type { AssetFact, Surroundings } from '../asset.facts.js';

type All = Decide<Asset, AssetCommand, AssetFact, Surroundings>;

/** The answers to some of a thing's commands: the decider is put together from a page per subject. */
export type AssetDecide<Type extends AssetCommand['type']> = Pick<All, Type>;
