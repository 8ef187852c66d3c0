import { decider } from '#kernel';
import { type Asset, noAsset } from './asset.js';
import type { AssetCommand } from './asset.commands.js';
import type { AssetFact, Surroundings } from './asset.facts.js';
import { assetFold } from './asset.fold.js';
import { endings } from './decide/endings.js';
import { registrations } from './decide/registration.js';
import { service } from './decide/service.js';
import { partsInTransfers } from './decide/transfers.js';

/** One serialised thing, from its registration to its end, always with one accountable holder. */
export const asset = decider<Asset, AssetCommand, AssetFact, Surroundings>({
  category: 'asset',
  initial: noAsset,
  evolve: assetFold,
  decide: { ...registrations, ...service, ...partsInTransfers, ...endings },
});
