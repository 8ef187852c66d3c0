import type { LedgerClient } from '#command-line';
import type { ViewCopies } from '#operations';

const place = '/v1/operations/views';
const placeOf = (view: string): string => `${place}/${encodeURIComponent(view)}`;

/** @throws LedgerProblem */
export const viewCopies = (client: LedgerClient): Promise<ViewCopies> => client.get(place);

/** @throws LedgerProblem */
export const startRebuild = (client: LedgerClient, view: string): Promise<ViewCopies> =>
  client.post(`${placeOf(view)}/rebuild`);

/** @param copy the newest retired one if absent. @throws LedgerProblem */
export const switchTo = (client: LedgerClient, view: string, copy?: string): Promise<ViewCopies> =>
  client.post(`${placeOf(view)}/switch${copy === undefined ? '' : `?copy=${encodeURIComponent(copy)}`}`);
