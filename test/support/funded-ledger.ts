import { type Cast, castOf, found, fund } from './hai-duong.js';
import type { Client } from './ledger-client.js';
import { ledgerInFolder, type LedgerInFolder, type StartOver } from './ledger-process.js';

/** A ledger of its own: an organisation, money on the province's line, people, and somebody without a token. */
export interface FundedLedger {
  readonly home: LedgerInFolder;
  readonly cast: Cast;
  readonly nobody: Client;
}

export const fundedLedger = async (over: StartOver = {}): Promise<FundedLedger> => {
  const home = await ledgerInFolder(over);
  const cast = await castOf(home.now);
  await found(cast);
  await fund(cast, '100000');
  return { home, cast, nobody: await home.now.as(undefined) };
};
