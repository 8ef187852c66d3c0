import type { Envelope } from '#event-sourcing';

/*
 * By hand rather than from the schema in docs/events: this runs for every event of the log, and a compiled schema
 * takes as long as everything else together. A property holds the two to the same answer.
 */
type Holds = (value: unknown) => boolean;

const isText = (min: number, max: number): Holds => {
  return value => typeof value === 'string' && value.length >= min && value.length <= max;
};
const fits = (pattern: RegExp): Holds => {
  return value => typeof value === 'string' && pattern.test(value);
};
const isWhole =
  (min: number): Holds =>
  value =>
    Number.isInteger(value) && (value as number) >= min;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Exactly these members; those in `optional` may be absent. */
const hasMembers = (members: Readonly<Record<string, Holds>>, optional: readonly string[] = []) => {
  const known = Object.entries(members).map(([name, holds]) => ({
    name,
    holds,
    required: !optional.includes(name),
  }));
  return (value: unknown): string | undefined => {
    if (!isObject(value)) return 'not an object';
    let count = 0;
    for (const { name, holds, required } of known) {
      const member = value[name];
      if (member === undefined && !required) continue;
      if (!holds(member)) return name;
      count += 1;
    }
    return Object.keys(value).length === count ? undefined : unknownIn(value, members);
  };
};

const unknownIn = (value: object, members: object): string =>
  Object.keys(value).find(name => !Object.hasOwn(members, name)) ?? 'unknown';

const sound =
  (fault: (value: unknown) => string | undefined): Holds =>
  value =>
    fault(value) === undefined;

const text = isText(1, 500);
const uuid = fits(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u);
const hash = fits(/^[0-9a-f]{64}$/u);
const date = fits(/^\d{4}-\d{2}-\d{2}$/u);
const stream = fits(/^[a-z][A-Za-z0-9]*-.+$/u);

const person = sound(
  hasMembers({ personId: text, unitId: text, duty: text, onBehalfOf: text, delegationId: text }, [
    'onBehalfOf',
    'delegationId',
  ]),
);
const document = sound(hasMembers({ issuer: text, kind: text, number: text, date, sha256: hash }));
const gate = sound(hasMembers({ stream, revision: isWhole(-1) }));

/** The member of an envelope that is missing, unknown or not of its shape; undefined when none is. */
export const envelopeFault = hasMembers(
  {
    id: uuid,
    stream,
    revision: isWhole(0),
    type: text,
    v: isWhole(1),
    effectiveDate: date,
    recordedAt: fits(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/u),
    actor: person,
    originator: person,
    clientId: text,
    issuedBy: text,
    document,
    commandId: hash,
    fingerprint: hash,
    correlationId: text,
    causationId: text,
    gates: value => Array.isArray(value) && value.every(gate),
    corrects: uuid,
    postedPeriod: fits(/^\d{4}-\d{2}$/u),
    programmeId: text,
    missionId: text,
    externalRef: text,
    reason: isText(1, 2000),
    data: value => value !== undefined,
    sealed: isObject,
    salt: hash,
    contentHash: hash,
  } satisfies Record<keyof Envelope, Holds>,
  ['originator', 'issuedBy', 'corrects', 'programmeId', 'missionId', 'externalRef', 'reason', 'sealed'],
);
