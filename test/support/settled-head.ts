import type { Client } from '#test/support/ledger-client';
import { headOf, type ReadHead } from '#test/support/log-reader';

/** The published head, once everything that was recorded when it was asked for is in it. */
export const settledHeadOf = async (auditor: Client, nobody: Client): Promise<ReadHead> => {
  const { body } = await auditor.get('/v1/events?limit=1');
  await auditor.get(`/v1/proofs/inclusion?event=${body.head}&wait=30`);
  return headOf((await nobody.get('/log/checkpoint')).body);
};
