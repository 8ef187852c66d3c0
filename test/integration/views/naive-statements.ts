import { processes } from './naive-processes.js';
import { type Data, type Docs, type Event, last, of } from './naive-parts.js';

/** What is said of events: that they are wrong, late, redacted; and which reads were committed to. The long way. */
const stating = (event: Event) => {
  const { id: eventId, index, type, stream, effectiveDate, postedPeriod, recordedAt } = event;
  const { personId: person, unitId } = event.originator ?? event.actor;
  return { eventId, index, type, stream, effectiveDate, postedPeriod, recordedAt, person, unitId };
};

/** Claims and refusals carry what their command said, and correct nothing. */
const corrections = (events: readonly Event[]) =>
  events.filter(
    ({ type, corrects }) =>
      corrects !== undefined && !['ClaimTaken', 'ClaimReleased', 'CommandRefused'].includes(type),
  );

/** The command that an event goes back to, through whatever event caused whatever other. */
const commandOf = (events: readonly Event[], { causationId }: Event): string => {
  const cause = events.find(({ id }) => id === causationId);
  return cause ? commandOf(events, cause) : causationId;
};

const attemptOf = (events: readonly Event[], command: string, own: readonly Event[]) => {
  const places = new Set(own.map(({ index }) => index));
  const begun = (Object.values(processes(events)) as Data[]).filter(({ beganIn }) =>
    places.has(beganIn.index),
  );
  const refusal = begun.find(({ state }) => state === 'refused')?.['refusal'] as object | undefined;
  const open = begun.filter(({ state }) => state === 'open');
  const byBeginning = open.toSorted((a, b) => a['beganIn'].index - b['beganIn'].index);
  const underWay = byBeginning.map(({ processId }) => processId as string);
  const outcome = refusal ? 'refused' : underWay.length > 0 ? 'pending' : 'settled';
  return { command, outcome, underWay, refusal, events: own.map(stating) };
};

/** Commands that were to correct an event, with what followed from each; what a person was refused is none. */
const attemptsOn = (events: readonly Event[], eventId: string) => {
  const own = events.filter(
    ({ type, corrects, issuedBy }) =>
      corrects === eventId &&
      !['ClaimTaken', 'ClaimReleased'].includes(type) &&
      (type !== 'CommandRefused' || issuedBy !== undefined),
  );
  const byCommand = Map.groupBy(own, event => commandOf(events, event));
  return [...byCommand].map(([command, those]) => attemptOf(events, command, those));
};

export const errors = (events: readonly Event[]): Docs =>
  Object.fromEntries(
    [
      ...of(events, 'ErrorDeclared').map(({ data }) => data['eventId'] as string),
      ...corrections(events).map(event => event.corrects!),
    ].map(eventId => {
      const declared = of(events, 'ErrorDeclared').find(({ data }) => data['eventId'] === eventId);
      const by = corrections(events).filter(event => event.corrects === eventId);
      const { reason = '', document, externalRef } = declared ?? {};
      const declaration = declared && { ...stating(declared), reason, document };
      const about = declared?.data ?? { eventId, unitId: stating(by[0]!).unitId };
      return [eventId, { ...about, declaration, externalRef, attempts: attemptsOn(events, eventId) }];
    }),
  );

const dayMs = 86_400_000;
/** The hours of these histories are such that a day is the same in Việt Nam and in UTC. */
export const irregularities = (events: readonly Event[]): Docs =>
  Object.fromEntries(
    events.flatMap(event => {
      const { index, id: eventId, type, stream, effectiveDate, recordedAt, postedPeriod, data } = event;
      const recordedOn = recordedAt.slice(0, 10);
      const days = (Date.parse(recordedOn) - Date.parse(effectiveDate)) / dayMs;
      const moves = ((data['postings'] ?? []) as object[]).length > 0;
      const kinds = [
        ...(moves && days > 7 ? ['backdated'] : []),
        ...(corrections([event]).length > 0 ? ['correction'] : []),
        ...(type === 'ErrorDeclared' ? ['error'] : []),
        ...(type === 'PeriodReopened' ? ['reopening'] : []),
      ];
      if (kinds.length === 0) return [];
      const { personId: person, unitId } = event.originator ?? event.actor;
      const about = { index, eventId, kinds, type, stream, effectiveDate, postedPeriod };
      const corrects = type === 'ErrorDeclared' ? data['eventId'] : event.corrects;
      const why = { reason: event.reason, corrects, periodId: data['periodId'] };
      return [[`${index}`.padStart(15, '0'), { ...about, person, unitId, recordedOn, days, ...why }]];
    }),
  );

const hand = (event: Event | undefined) => {
  if (!event) return undefined;
  const { personId: person, unitId } = event.originator ?? event.actor;
  return { person, unitId, at: event.recordedAt, document: event.document };
};

const redactionTypes = ['RedactionOrdered', 'Redacted', 'SealKeysDestroyed', 'KeyCopyErased'];

export const redactions = (events: readonly Event[]): Docs =>
  Object.fromEntries(
    of(events, 'RedactionOrdered').map(ordered => {
      const { redactionId, legalGround, targets } = ordered.data;
      const mine = of(events, ...redactionTypes).filter(({ data }) => data['redactionId'] === redactionId);
      const carried = last(of(mine, 'Redacted'));
      const gone = last(of(mine, 'SealKeysDestroyed'));
      const erased = of(mine, 'KeyCopyErased');
      const copies = ((gone ?? carried)?.data['copies'] ?? []) as readonly string[];
      const since = (gone ?? carried)?.index ?? -1;
      const answered = erased.filter(({ index }) => index > since).map(({ data }) => data['place']);
      const doc = {
        redactionId,
        legalGround,
        targets,
        ordered: hand(ordered),
        carriedOut: hand(carried),
        status: gone ? 'done' : carried ? 'underWay' : 'ordered',
        keysDestroyedAt: gone?.recordedAt,
        pending: copies.filter(place => !answered.includes(place)),
        erased: erased.map(event => ({ ...hand(event), place: event.data['place'] })),
        revision: last(mine)!.revision,
        externalRef: ordered.externalRef,
      };
      return [redactionId, doc];
    }),
  );

export const redactedEvents = (events: readonly Event[]): Docs => {
  const named = of(events, 'Redacted').flatMap(({ data: { redactionId, targets }, recordedAt: since }) =>
    (targets as Data[]).map(({ eventId, fields }) => ({ eventId, fields, mark: { since, redactionId } })),
  );
  return Object.fromEntries(
    [...Map.groupBy(named, ({ eventId }) => eventId as string)].map(([eventId, own]) => {
      const fields = own.flatMap(({ fields: some, mark }) =>
        (some as Data[]).map(({ name }) => [name, mark]),
      );
      return [eventId, { eventId, fields: Object.fromEntries(fields) }];
    }),
  );
};

export const sealedHours = (events: readonly Event[]): Docs =>
  Object.fromEntries(
    of(events, 'AccessLogSealed').map(({ data, index, recordedAt }) => [
      `${data['hour']} ${data['keeper']}`,
      { ...data, index, recordedAt },
    ]),
  );
