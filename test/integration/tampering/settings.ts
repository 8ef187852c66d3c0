import type { LedgerFolder, PublishedLedger } from '#test/support/published-ledger';
import { laterKey, renamedLedger } from '#test/support/renamed-ledger';
import { sealedLedger } from '#test/support/sealed-ledger';
import { logKey } from '#test/support/static-log';
import type { Attack } from './attacks.js';
import { eventAttacks, headAttacks, receiptAttacks } from './database-attacks.js';
import { fileAttacks, headFileAttacks } from './file-attacks.js';
import { keyAttacks } from './key-attacks.js';
import { schemaAttacks } from './schema-attacks.js';
import { linkAttacks, originAttacks } from './statement-attacks.js';

/** What is attacked, and the ledger that it is attacked in. */
export interface Setting {
  readonly what: string;
  readonly attacks: readonly Attack[];
  /** Verifier keys that the verifier has, unless an attack says otherwise. */
  readonly keys: readonly string[];
  readonly ledgerOf: (original: PublishedLedger) => Promise<LedgerFolder & { remove(): void }>;
}

const asItIs = { keys: [logKey.line], ledgerOf: async (original: PublishedLedger) => original.copy() };
const withSecrets = { keys: [logKey.line], ledgerOf: sealedLedger };
const underNewName = { keys: [laterKey.line, logKey.line], ledgerOf: renamedLedger };

export const settings: readonly Setting[] = [
  { what: 'the events table', attacks: eventAttacks, ...asItIs },
  { what: 'receipts', attacks: receiptAttacks, ...asItIs },
  { what: 'indexes, and kinds of columns', attacks: schemaAttacks, ...asItIs },
  { what: 'recorded heads', attacks: headAttacks, ...asItIs },
  { what: 'published files', attacks: fileAttacks, ...asItIs },
  { what: 'the file of the last head', attacks: headFileAttacks, ...asItIs },
  { what: 'sealed fields and their keys', attacks: keyAttacks, ...withSecrets },
  { what: 'the statement of a new name', attacks: originAttacks, ...underNewName },
  { what: 'links between keys', attacks: linkAttacks, ...underNewName },
];

/** What the verifier has in hand. */
export const heldIn = ({ holds = {} }: Attack): string =>
  [
    holds.offline ? 'files and key' : 'all and key',
    ...(holds.held ? ['a checkpoint'] : []),
    ...(holds.opensSealed ? ['seal keys, used'] : []),
  ].join(', ');

export const inWords = (attack: Attack): string =>
  `${attack.name} (written: ${attack.attacker}; held: ${heldIn(attack)})`;
