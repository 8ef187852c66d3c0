import { castOf } from './hai-duong.js';
import type { Client } from './ledger-client.js';
import type { LedgerProcess } from './ledger-process.js';

const names = ['requester', 'approver', 'buyer', 'receiver', 'accountant'] as const;
/** Somebody for every duty a purchase takes, and the auditor. */
export type Who = Readonly<Record<(typeof names)[number] | 'auditor', Client>>;

export const everybody = async (ledger: LedgerProcess): Promise<Who> => {
  const { auditor } = await castOf(ledger);
  const clients = await Promise.all(
    names.map(name => ledger.as({ personId: `p-${name}`, duties: [`${name}@hai-duong/`] })),
  );
  return { ...(Object.fromEntries(names.map((name, n) => [name, clients[n]])) as unknown as Who), auditor };
};
