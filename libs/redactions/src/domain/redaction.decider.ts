import { decider, firstRefusal, personsIn } from '#kernel';
import {
  type KeyCopyErased,
  keyCopyErased,
  type Redacted,
  redacted,
  type RedactionOrdered,
  redactionOrdered,
  type RedactionTarget,
  type SealKeysDestroyed,
  sealKeysDestroyed,
} from '../events/index.js';
import type { AskedTarget, RedactionCommand, Surroundings } from './redaction.commands.js';
import { noRedaction, type Redaction } from './redaction.js';
import {
  mustBe,
  mustBeAnotherPerson,
  mustBeNew,
  mustBePending,
  mustBeSealed,
  mustNameOnce,
  mustNotBeRedacted,
  mustStand,
} from './redaction.rules.js';

export type RedactionFact = RedactionOrdered | Redacted | SealKeysDestroyed | KeyCopyErased;

const targetOf = ({ index, eventId, fields, found }: AskedTarget): RedactionTarget => {
  const { stream, revision, recordedAt, keys } = found!;
  const named = fields.map(name => ({ name, key: keys[name]! }));
  return { index, eventId, stream, revision, recordedAt, fields: named };
};

/** A copy that was made before the oldest of the events cannot hold their keys. */
const mayHold = ({ targets }: Redaction, { copies = [] }: Surroundings): readonly string[] => {
  const oldest = targets.map(({ recordedAt }) => recordedAt).sort()[0] ?? '';
  return copies.filter(({ madeAt }) => madeAt >= oldest).map(({ place }) => place);
};

/**
 * Texts that the law wants gone. One person orders it, another carries it out; then the keys are destroyed, and only
 * when they are is it done. What is out of the ledger's reach stays listed until somebody answers for it.
 */
export const redaction = decider<Redaction, RedactionCommand, RedactionFact, Surroundings>({
  category: 'redaction',
  initial: noRedaction,
  evolve: {
    RedactionOrdered: (_, { data: { targets }, ...act }) => ({
      status: 'ordered',
      orderers: personsIn(act),
      targets,
      copies: [],
    }),
    Redacted: (before, { data: { copies } }) => ({ ...before, status: 'underWay', copies }),
    SealKeysDestroyed: (before, { data: { copies } }) => ({ ...before, status: 'done', copies }),
    KeyCopyErased: (before, { data: { place } }) => ({
      ...before,
      copies: before.copies.filter(copy => copy !== place),
    }),
  },
  decide: {
    OrderRedaction: (before, { data: { redactionId, legalGround, targets } }, surroundings) =>
      firstRefusal(
        mustBeNew(before),
        mustNameOnce(targets),
        mustStand(targets),
        mustBeSealed(targets),
        mustNotBeRedacted(targets, surroundings),
      ) ?? [redactionOrdered({ redactionId, legalGround, targets: targets.map(targetOf) })],

    CarryOutRedaction: (before, { data: { redactionId, copies }, meta }) =>
      firstRefusal(mustBe(before, 'ordered'), mustBeAnotherPerson(before, meta)) ?? [
        redacted({ redactionId, targets: [...before.targets], copies: [...new Set(copies)] }),
      ],

    ConfirmDestruction: (before, { data: { redactionId } }, surroundings) =>
      mustBe(before, 'underWay') ?? [
        sealKeysDestroyed({
          redactionId,
          copies: [...new Set([...before.copies, ...mayHold(before, surroundings)])],
        }),
      ],

    ConfirmErasure: (before, { data: { redactionId, place } }) =>
      firstRefusal(mustBe(before, 'done'), mustBePending(before, place)) ?? [
        keyCopyErased({ redactionId, place }),
      ],
  },
});
