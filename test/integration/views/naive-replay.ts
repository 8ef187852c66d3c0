import type { LedgerEvent } from '#event-sourcing';
import type { Posting } from '#kernel';

/**
 * What the views should answer, worked out the long way: every figure and document from all events up to an index,
 * with nothing kept and nothing of the views' own code. Slow on purpose.
 */
type Data = Record<string, any>;
type Event = LedgerEvent<string, Data>;
type Docs = Record<string, object>;

const of = (events: readonly Event[], ...types: readonly string[]) =>
  events.filter(({ type }) => types.includes(type));

export interface NaiveEntry {
  readonly index: number;
  readonly account: string;
  readonly member: string | undefined;
  readonly effective: string;
  readonly amount: bigint;
}

/** One entry for each account an event moves money on. */
export const naiveEntries = (events: readonly Event[]): readonly NaiveEntry[] =>
  events.flatMap(({ index, effectiveDate, data }) => {
    const postings = (data.postings ?? []) as readonly Posting[];
    const accounts = [...new Set(postings.map(({ account }) => account))];
    return accounts.map(account => ({
      ...{ index, account, member: data.commitmentId as string | undefined, effective: effectiveDate },
      amount: postings.filter(p => p.account === account).reduce((sum, p) => sum + BigInt(p.amount), 0n),
    }));
  });

const keyOf = (lineId: string) => {
  const [fiscalYear, unitId, source, nature, chapter, sector, item, programmeId] = lineId.split('.');
  return { fiscalYear: Number(fiscalYear), unitId, source, nature, chapter, sector, item, programmeId };
};

const last = <T>(items: readonly T[]): T | undefined => items[items.length - 1];

const lines = (events: readonly Event[]): Docs => {
  const docs: Docs = {};
  for (const event of of(events, 'FundsAppropriated', 'OpeningBalanceRecorded', 'FundsReceived')) {
    const lineId = (event.data.toLine ?? event.data.lineId) as string;
    const mine = (type: string) => of(events, type).find(({ data }) => data.lineId === lineId);
    const [closing, closed] = [mine('LineClosingStarted'), mine('LineClosed')];
    docs[lineId] ??= {
      ...{ ...keyOf(lineId), lineId, openedOn: event.effectiveDate, externalRef: event.externalRef },
      ...{ status: closed ? 'closed' : closing ? 'closing' : 'open', closedOn: closed?.effectiveDate },
    };
  }
  return docs;
};

const moveStates: Record<string, string> = {
  ...{ FundsSent: 'sent', FundsReceived: 'received', FundsReceiptRefused: 'refused' },
  ...{ FundMoveSettled: 'settled', FundsReturned: 'returned' },
};

const moves = (events: readonly Event[]): Docs =>
  Object.fromEntries(
    of(events, 'FundsSent').map(({ data, effectiveDate, recordedAt, actor, externalRef }) => {
      const { moveId, kind, fromLine, toLine, amount } = data;
      const steps = of(events, ...Object.keys(moveStates)).filter(event => event.data.moveId === moveId);
      const end = of(steps, 'FundMoveSettled', 'FundsReturned')[0];
      return [
        moveId,
        {
          ...{ moveId, kind, fromLine, toLine, amount, effectiveDate, externalRef },
          ...{ sentAt: recordedAt, sentBy: actor.personId, endedAt: end?.recordedAt },
          ...{ state: moveStates[last(steps)!.type], cause: of(steps, 'FundsReceiptRefused')[0]?.data.cause },
        },
      ];
    }),
  );

const commitments = (events: readonly Event[]): Docs =>
  Object.fromEntries(
    of(events, 'FundsCommitted').map(({ data, effectiveDate, actor, document, externalRef }) => {
      const { commitmentId, lineId, owner, amount, subItem, payeeTaxCode } = data;
      const content = { commitmentId, lineId, owner, amount, subItem, payeeTaxCode };
      const around = { since: effectiveDate, by: actor.personId, document, externalRef };
      return [`${lineId}/${commitmentId}`, { ...content, ...around }];
    }),
  );

const refusals = (events: readonly Event[]): Docs =>
  Object.fromEntries(
    of(events, 'CommandRefused').map(event => {
      const { index, stream, data, actor, effectiveDate, recordedAt, issuedBy, externalRef } = event;
      const { command, code, numbers, holders } = data;
      const person = (event.originator ?? actor).personId;
      const content = { index, stream, command, code, numbers, holders, unitId: actor.unitId, person };
      return [`${index}`.padStart(15, '0'), { ...content, effectiveDate, recordedAt, issuedBy, externalRef }];
    }),
  );

interface NaiveProcess {
  readonly kind: string;
  readonly begin: string;
  readonly steps: readonly string[];
  readonly settled: string;
  readonly refused?: string;
  readonly subject: (event: Event) => string;
  readonly why?: (event: Event) => object;
}
const byBeginning = (event: Event) => (event.type.endsWith('Started') ? event.id : event.causationId);
const processKinds: readonly NaiveProcess[] = [
  {
    ...{ kind: 'fund-move', begin: 'FundsSent', steps: ['FundsReceived', 'FundsReceiptRefused'] },
    ...{ settled: 'FundMoveSettled', refused: 'FundsReturned', subject: ({ data }) => data.moveId as string },
    why: ({ data }) => ({ code: data.cause, numbers: {}, holders: [] }),
  },
  {
    ...{ kind: 'line-closing', begin: 'LineClosingStarted', steps: [], settled: 'LineClosed' },
    subject: byBeginning,
  },
  {
    ...{ kind: 'dissolution', begin: 'UnitDissolutionStarted', steps: [], settled: 'UnitDissolved' },
    ...{ refused: 'UnitDissolutionRefused', subject: byBeginning },
    why: ({ data }) => ({
      ...{ code: 'unit.not-empty', numbers: { holdings: `${data.holdings.length}` }, holders: data.holdings },
    }),
  },
  {
    ...{ kind: 'period-closing', begin: 'PeriodClosingStarted', steps: [], settled: 'PeriodClosed' },
    ...{ refused: 'PeriodClosingRefused', subject: byBeginning },
    why: ({ data }) => ({
      ...{
        code: 'period.work-open',
        numbers: { holdings: `${data.holdings.length}` },
        holders: data.holdings,
      },
    }),
  },
];

const processesOf = (events: readonly Event[], { kind, begin, ...process }: NaiveProcess): Docs =>
  Object.fromEntries(
    of(events, begin).map(first => {
      const subject = process.subject(first);
      const types = [begin, ...process.steps, process.settled, process.refused ?? ''];
      const all = of(events, ...types).filter(event => process.subject(event) === subject);
      const end = of(all, process.settled, process.refused ?? '')[0];
      const { stream, revision, index, actor, recordedAt, correlationId, externalRef } = first;
      const refusal = end && end.type === process.refused ? process.why!(end) : undefined;
      const state = !end ? 'open' : refusal ? 'refused' : 'settled';
      const processId = `${kind}.${subject}`;
      const doc = {
        ...{ processId, kind, subject, state, refusal, correlationId, externalRef },
        ...{ unitId: actor.unitId, person: actor.personId, beganAt: recordedAt, endedAt: end?.recordedAt },
        beganIn: { stream, revision, index },
        steps: all.map(event => ({ type: event.type, at: event.recordedAt, index: event.index })),
      };
      return [processId, doc];
    }),
  );

const inOrderOfDays = <T extends { from: string }>(items: readonly T[]): readonly T[] =>
  [...new Set(items.map(({ from }) => from))].sort().flatMap(day => items.filter(({ from }) => from === day));

const units = (events: readonly Event[]): Docs =>
  Object.fromEntries(
    of(events, 'UnitEstablished').map(({ stream, data, externalRef }) => {
      const mine = events.filter(event => event.stream === stream && event.type !== 'CommandRefused');
      const { unitId, code, kind, predecessors, validFrom, validTo, name, parentId = null } = data;
      const ends = of(mine, 'UnitDissolutionStarted', 'UnitDissolutionRefused', 'UnitDissolved');
      const now = last(ends)?.type;
      const status =
        { UnitDissolutionStarted: 'dissolving', UnitDissolved: 'dissolved' }[now ?? ''] ?? 'active';
      const dated = (type: string, value: (data: Data) => unknown) =>
        of(mine, type).map(event => ({ from: event.effectiveDate, value: value(event.data) }));
      const doc = {
        ...{ unitId, code, kind, predecessors, validFrom, validTo, externalRef, status },
        revision: last(mine)!.revision,
        dissolvedOn: of(mine, 'UnitDissolved')[0]?.effectiveDate,
        names: inOrderOfDays([{ from: validFrom, value: name }, ...dated('UnitRenamed', d => d.name)]),
        parents: inOrderOfDays([
          { from: validFrom, value: parentId },
          ...dated('UnitReparented', d => d.parentId),
        ]),
      };
      return [unitId, doc];
    }),
  );

const parameters = (events: readonly Event[]): Docs =>
  Object.fromEntries(
    of(events, 'ParameterSet').map(({ data: { name } }) => {
      const mine = of(events, 'ParameterSet').filter(({ data }) => data.name === name);
      const history = mine.map(({ id, effectiveDate, data: { values, source } }) => ({
        ...{ from: effectiveDate, values, source, eventId: id },
      }));
      return [name, { name, revision: last(mine)!.revision, history: inOrderOfDays(history) }];
    }),
  );

const periodStates: Record<string, string> = {
  ...{ PeriodClosingStarted: 'closing', PeriodClosingRefused: 'open', PeriodClosed: 'closed' },
};

const periods = (events: readonly Event[]): Docs =>
  Object.fromEntries(
    of(events, 'PeriodClosingStarted').map(({ data: { periodId } }) => {
      const mine = of(events, ...Object.keys(periodStates)).filter(({ data }) => data.periodId === periodId);
      const { totals, stragglers } = last(of(mine, 'PeriodClosed'))?.data ?? {};
      const steps = mine.map(event => {
        const { personId: person, unitId } = event.originator ?? event.actor;
        const { id: eventId, index, recordedAt, document, reason } = event;
        const name = event.type.replace('Period', '');
        const step = name[0]!.toLowerCase() + name.slice(1);
        return { step, eventId, index, recordedAt, person, unitId, document, reason };
      });
      const status = periodStates[last(mine)!.type];
      return [periodId, { periodId, status, steps, totals, stragglers, revision: last(mine)!.revision }];
    }),
  );

const dayMs = 86_400_000;
/** The hours of these histories are such that a day is the same in Việt Nam and in UTC. */
const irregularities = (events: readonly Event[]): Docs =>
  Object.fromEntries(
    events.flatMap(event => {
      const { index, id: eventId, type, stream, effectiveDate, recordedAt, postedPeriod } = event;
      const recordedOn = recordedAt.slice(0, 10);
      const days = (Date.parse(recordedOn) - Date.parse(effectiveDate)) / dayMs;
      if (((event.data.postings ?? []) as object[]).length === 0 || days <= 7) return [];
      const { personId: person, unitId } = event.originator ?? event.actor;
      const about = { index, eventId, kinds: ['backdated'], type, stream, effectiveDate, postedPeriod };
      return [[`${index}`.padStart(15, '0'), { ...about, person, unitId, recordedOn, days }]];
    }),
  );

/** Every event that brings a line money from elsewhere, or takes it back outside. */
const fundsInKinds: Readonly<Record<string, string>> = {
  FundsAppropriated: 'appropriation',
  AppropriationWithdrawn: 'withdrawal',
  OpeningBalanceRecorded: 'openingBalance',
};
const fundsIn = (events: readonly Event[]): Docs =>
  Object.fromEntries(
    of(events, 'FundsReceived', ...Object.keys(fundsInKinds)).map(
      ({ type, data, index, effectiveDate: on }) => {
        const { amount, grantor, fromLine } = data;
        const lineId = data.lineId ?? data.toLine;
        const doc = { lineId, kind: fundsInKinds[type] ?? data.kind, amount, grantor, fromLine, on, index };
        return [`${lineId}/${`${index}`.padStart(12, '0')}`, doc];
      },
    ),
  );

/** Every document of every register, by its key. */
export const naiveDocs: Readonly<Record<string, (events: readonly Event[]) => Docs>> = {
  ...{ 'budget-lines': lines, 'fund-moves': moves, commitments, refusals, units, parameters },
  ...{ periods, irregularities, 'funds-in': fundsIn },
  processes: events => Object.assign({}, ...processKinds.map(kind => processesOf(events, kind))) as Docs,
};

/** True while a process of these events has not ended: its next step is still to be recorded. */
export const somethingIsOpen = (events: readonly Event[]): boolean =>
  Object.values(naiveDocs.processes!(events)).some(doc => (doc as { state: string }).state === 'open');
