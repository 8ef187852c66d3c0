import { handOver, type Postings } from '#kernel';
import {
  custodyAccount,
  disposedAccount,
  type OriginKind,
  originAccount,
  writtenOffAccount,
} from '../events/index.js';

/** One function a fact: the journal entry it makes. Stored in the event, never computed again. */

export const registered = (assetId: string, origin: OriginKind, unitId: string): Postings =>
  handOver(assetId, originAccount(origin), custodyAccount(unitId));

/** Custody is a unit's: between two officers of one unit nothing is posted. */
export const entrusted = (assetId: string, fromUnit: string, toUnit: string): Postings =>
  fromUnit === toUnit ? [] : handOver(assetId, custodyAccount(fromUnit), custodyAccount(toUnit));

export const disposed = (assetId: string, unitId: string): Postings =>
  handOver(assetId, custodyAccount(unitId), disposedAccount);

export const writtenOff = (assetId: string, unitId: string): Postings =>
  handOver(assetId, custodyAccount(unitId), writtenOffAccount);
