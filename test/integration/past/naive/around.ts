import { on, type Past } from './past.js';
import { list, type NaiveQuery, one, some } from './query.js';
import { type Data, inOrderOfDays } from '../../views/naive-parts.js';

/** Units, parameters, refusals, processes, months, errors, redactions and who looked. */
const unitRow = (past: Past, { names, parents, ...doc }: Data) => ({
  ...unitOn(past, doc),
  name: on(names, past.day) ?? names[0].value,
  parentId: on(parents, past.day) ?? null,
});

/** Active until the day from which on it was being dissolved. */
const unitOn = (past: Past, { dissolvingSince, dissolvedOn, ...unit }: Data): Data =>
  dissolvingSince === undefined || !past.isDated(dissolvingSince)
    ? { ...unit, status: 'active' }
    : { ...unit, dissolvingSince, dissolvedOn };

const units = list(
  (past, { within, kind, status }) =>
    past
      .docs('units')
      .filter(
        unit =>
          unit.validFrom <= past.day && (within === undefined || past.within(within).includes(unit.unitId)),
      )
      .map(unit => unitRow(past, unit))
      .filter(
        (unit: Data) =>
          (kind === undefined || unit['kind'] === kind) &&
          (status === undefined || unit['status'] === status),
      ),
  () => [{ within: 'hai-duong' }, { kind: 'district' }, { status: 'dissolved' }],
);

/** What was set for days up to the one asked about, and what of it is in force on it, or today. */
const parameterRow = (past: Past, { history, ...doc }: Data) => {
  const dated = (history as Data[]).filter(({ from }) => past.isDated(from));
  return { ...doc, inForce: stepOf(dated, past.day) ?? null, history: dated };
};

const stepOf = (history: readonly Data[], day: string): Data | undefined =>
  inOrderOfDays(history as (Data & { from: string })[]).findLast(({ from }) => from <= day);

const refusals = list(
  (past, { unit, code, person }) =>
    past
      .docs('refusals')
      .filter(
        doc =>
          past.isDated(doc.effectiveDate) &&
          (unit === undefined || doc.unitId === unit) &&
          (code === undefined || doc.code === code) &&
          (person === undefined || doc.person === person),
      ),
  whole =>
    whole
      .docs('refusals')
      .slice(-1)
      .flatMap(({ code, person, unitId }) => [{ code }, { person, unit: unitId }]),
);

const now = '2021-01-15T03:00:00.000Z';
/** One that had not ended goes on until what was known last. */
const processRow = (past: Past, doc: Data) => ({
  ...doc,
  ageSeconds: Math.floor((Date.parse(doc.endedAt ?? past.latest ?? now) - Date.parse(doc.beganAt)) / 1000),
});

const processes = list(
  (past, { state, kind }) =>
    past
      .docs('processes')
      .filter(
        doc => (state === undefined || doc.state === state) && (kind === undefined || doc.kind === kind),
      )
      .map(doc => processRow(past, doc)),
  whole => [
    { state: 'open' },
    ...whole
      .docs('processes')
      .slice(0, 1)
      .map(({ kind }) => ({ kind })),
  ],
);

const irregularities = list(
  (past, { kind, days = '30' }) =>
    past
      .docs('irregularities')
      .filter(({ effectiveDate }) => past.isDated(effectiveDate))
      .filter(({ kinds }) => kind === undefined || kinds.includes(kind))
      .filter(
        doc =>
          doc.days > Number(days) ||
          (kind === undefined ? doc.kinds.some((one: string) => one !== 'backdated') : kind !== 'backdated'),
      ),
  () => [{ days: '7' }, { kind: 'correction' }, { kind: 'backdated', days: '7' }, { kind: 'reopening' }],
);

/** What was carried through corrects; what is under way, or was refused, was to. */
const correctionRow = ({ attempts, ...doc }: Data): Data => {
  const settled = (attempts as Data[]).filter(({ outcome }) => outcome === 'settled');
  return {
    ...doc,
    corrections: settled
      .flatMap(({ events }) => events as Data[])
      .filter(({ type }) => type !== 'CommandRefused')
      .sort((a, b) => a['index'] - b['index']),
    attempts: (attempts as Data[])
      .filter(({ outcome }) => outcome !== 'settled')
      .map(({ command: _, ...attempt }) => attempt),
  };
};

const namedIn = ({ attempts }: Data): readonly string[] =>
  attempts.flatMap(({ events }: Data) => events.map(({ eventId }: Data) => eventId));

const corrections = list(
  (past, { event, correction, state }) =>
    past
      .docs('errors')
      .filter(
        doc =>
          (event === undefined || doc['eventId'] === event) &&
          (correction === undefined || namedIn(doc).includes(correction)),
      )
      .map(correctionRow)
      .filter(
        row => state === undefined || (row['corrections'].length > 0 ? 'corrected' : 'declared') === state,
      ),
  whole => [
    { state: 'corrected' },
    { state: 'declared' },
    ...whole
      .docs('errors')
      .flatMap(doc => [
        { event: doc['eventId'] as string },
        ...namedIn(doc).map(correction => ({ correction })),
      ]),
  ],
);

const redactions = list(
  (past, { status, pending }) =>
    past
      .docs('redactions')
      .filter(
        doc =>
          (status === undefined || doc.status === status) &&
          (pending === undefined || (doc.pending.length > 0 ? 'yes' : 'no') === pending),
      ),
  () => [{ status: 'done' }, { pending: 'yes' }],
);

const sealedHours = list(
  (past, { day }) =>
    past
      .docs('sealed-hours')
      .filter(({ hour }) => day === undefined || dayOfHour(hour) === day)
      .map(doc => ({ ...doc, proof: { href: `/v1/proofs/inclusion?event=${doc.index}` } })),
  whole =>
    whole
      .docs('sealed-hours')
      .slice(0, 1)
      .map(({ hour }) => ({ day: dayOfHour(hour) })),
);

/** In Việt Nam, seven hours ahead. */
const dayOfHour = (hour: string): string =>
  new Date(Date.parse(`${hour}:00:00.000Z`) + 7 * 3_600_000).toISOString().slice(0, 10);

const standing = ({ revoked, validFrom, validTo }: Data, day: string): string => {
  if (revoked !== undefined && revoked.from <= day) return 'revoked';
  return day < validFrom ? 'future' : day > validTo ? 'expired' : 'inForce';
};
export const standingOn = standing;

export const aroundQueries: Readonly<Record<string, NaiveQuery>> = {
  '/v1/units': units,
  '/v1/units/:unitId': one(some('units', 'unitId', 'nowhere'), (past, { unitId }) => {
    const unit = past.doc('units', unitId);
    return unit && past.isDated(unit['validFrom']) ? unitRow(past, unit) : undefined;
  }),
  '/v1/parameters': list(past => past.docs('parameters').map(doc => parameterRow(past, doc))),
  '/v1/parameters/:name': one(some('parameters', 'name', 'nothing'), (past, { name }) => {
    const doc = past.doc('parameters', name);
    return doc && parameterRow(past, doc);
  }),
  '/v1/refusals': refusals,
  '/v1/processes': processes,
  '/v1/processes/:processId': one(some('processes', 'processId', 'none'), (past, { processId }) => {
    const doc = past.doc('processes', processId);
    return doc && processRow(past, doc);
  }),
  '/v1/irregularities': irregularities,
  '/v1/corrections': corrections,
  '/v1/redactions': redactions,
  '/v1/redactions/:redactionId': one(some('redactions', 'redactionId', 'none'), (past, { redactionId }) =>
    past.doc('redactions', redactionId),
  ),
  '/v1/access-log/hours': sealedHours,
};
