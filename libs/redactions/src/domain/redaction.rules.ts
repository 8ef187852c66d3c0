import { allowed, type Circumstances, personsIn, refused, type Verdict } from '#kernel';
import { type AskedTarget, fieldName, type Surroundings } from './redaction.commands.js';
import type { Redaction, RedactionStatus } from './redaction.js';

export const mustBeNew = ({ status }: Redaction): Verdict =>
  status === 'none' ? allowed : refused('redaction.exists', { status });

export const mustBe = ({ status }: Redaction, wanted: RedactionStatus): Verdict =>
  status === wanted ? allowed : refused('redaction.wrong-state', { status, wanted });

const firstOf = (targets: readonly AskedTarget[], rule: (target: AskedTarget) => Verdict): Verdict => {
  for (const target of targets) {
    const verdict = rule(target);
    if (verdict) return verdict;
  }
  return allowed;
};

/** Each event once, and each of its fields once. */
export const mustNameOnce = (targets: readonly AskedTarget[]): Verdict => {
  const names = targets.flatMap(({ eventId, fields }) => fields.map(field => fieldName(eventId, field)));
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  return twice === undefined ? allowed : refused('redaction.named-twice', { sealedField: twice });
};

/** The event at that index is the one that is meant. */
export const mustStand = (targets: readonly AskedTarget[]): Verdict =>
  firstOf(targets, ({ index, eventId, found }) =>
    found ? allowed : refused('redaction.event-unknown', { index, eventId }),
  );

/** Only what is sealed can be redacted: everything else is history for ever. */
export const mustBeSealed = (targets: readonly AskedTarget[]): Verdict =>
  firstOf(targets, ({ eventId, fields, found }) => {
    const open = fields.find(field => found?.keys[field] === undefined);
    return open === undefined
      ? allowed
      : refused('redaction.not-sealed', {
          sealedField: fieldName(eventId, open),
          sealed: Object.keys(found?.keys ?? {}).join(', ') || '–',
        });
  });

/** What is redacted is gone: there is nothing to do a second time. */
export const mustNotBeRedacted = (targets: readonly AskedTarget[], { taken }: Surroundings): Verdict =>
  firstOf(targets, ({ eventId, fields }) => {
    const gone = fields.map(field => fieldName(eventId, field)).find(name => taken?.has(name));
    return gone === undefined
      ? allowed
      : refused('redaction.already-redacted', { sealedField: gone }, [
          { kind: 'redaction', id: taken!.get(gone)! },
        ]);
  });

/** Nobody destroys alone: whoever ordered it, himself or for another, is not the second hand. */
export const mustBeAnotherPerson = ({ orderers }: Redaction, meta: Circumstances): Verdict => {
  const person = personsIn(meta).find(one => orderers.includes(one));
  return person === undefined
    ? allowed
    : refused('redaction.same-person', { person }, [{ kind: 'orderer', id: person }]);
};

export const mustBePending = ({ copies }: Redaction, place: string): Verdict =>
  copies.includes(place)
    ? allowed
    : refused('redaction.copy-unknown', { place, pending: copies.join(', ') || '–' });
