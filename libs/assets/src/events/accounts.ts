import { type Account, type StreamName, streamName } from '#kernel';

export const assetStream = (assetId: string): StreamName => streamName('asset', assetId);

const custody = 'custody/';
export const custodyAccount = (unitId: string): Account => `${custody}${unitId}`;
/** Where a thing came from: `outside/purchase`, `outside/donation`, … */
export const originAccount = (origin: string): Account => `outside/${origin}`;
export const disposedAccount: Account = 'disposed';
export const writtenOffAccount: Account = 'writtenOff';

export const isCustody = (account: Account): boolean => account.startsWith(custody);
/** The unit whose custody an account is; undefined for any other account. */
export const custodianOf = (account: Account): string | undefined =>
  isCustody(account) ? account.slice(custody.length) : undefined;
