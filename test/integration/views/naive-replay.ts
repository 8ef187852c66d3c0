import { selfApprovals } from './naive-approvals.js';
import { purchases, requisitions } from './naive-buying.js';
import { delegatedDecisions, delegations } from './naive-delegations.js';
import { custody, money, type NaiveEntry } from './naive-entries.js';
import { type Data, type Docs, type Event, inOrderOfDays, last, of } from './naive-parts.js';
import { books } from './naive-months.js';
import { processes } from './naive-processes.js';
import { fundsIn, purchaseMatches } from './naive-questions.js';
import { errors, irregularities, redactedEvents, redactions, sealedHours } from './naive-statements.js';
import { purchaseSteps, requisitionSteps, transferSteps } from './naive-steps.js';
import { assetHistory, assets, holdings } from './naive-things.js';
import { transfers } from './naive-transfers.js';

/**
 * What the views should answer, worked out the long way: every figure and document from all events up to an index,
 * with nothing kept and nothing of the views' own code. Slow on purpose.
 */
const keyOf = (lineId: string) => {
  const [fiscalYear, unitId, source, nature, chapter, sector, item, programmeId] = lineId.split('.');
  return { fiscalYear: Number(fiscalYear), unitId, source, nature, chapter, sector, item, programmeId };
};

const lines = (events: readonly Event[]): Docs => {
  const docs: Docs = {};
  for (const event of of(events, 'FundsAppropriated', 'OpeningBalanceRecorded', 'FundsReceived')) {
    const lineId = (event.data.toLine ?? event.data.lineId) as string;
    const mine = (type: string) => of(events, type).find(({ data }) => data.lineId === lineId);
    const before = docs[lineId] as Data | undefined;
    const openedOn = [event.effectiveDate, ...(before ? [before['openedOn'] as string] : [])].sort()[0];
    const closing = mine('LineClosingStarted');
    const closed = mine('LineClosed');
    docs[lineId] = {
      ...keyOf(lineId),
      lineId,
      openedOn,
      externalRef: before ? before['externalRef'] : event.externalRef,
      status: closed ? 'closed' : closing ? 'closing' : 'open',
      closingSince: closing?.effectiveDate,
      closedOn: closed?.effectiveDate,
    };
  }
  return docs;
};

const moveStates: Record<string, string> = {
  FundsSent: 'sent',
  FundsReceived: 'received',
  FundsReceiptRefused: 'refused',
  FundMoveSettled: 'settled',
  FundsReturned: 'returned',
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
          moveId,
          kind,
          fromLine,
          toLine,
          amount,
          effectiveDate,
          externalRef,
          sentAt: recordedAt,
          sentBy: actor.personId,
          endedAt: end?.recordedAt,
          state: moveStates[last(steps)!.type],
          cause: of(steps, 'FundsReceiptRefused')[0]?.data.cause,
        },
      ];
    }),
  );

const commitments = (events: readonly Event[]): Docs =>
  Object.fromEntries(
    of(events, 'FundsCommitted').map(({ data, effectiveDate, actor, originator, document, externalRef }) => {
      const { commitmentId, lineId, owner, amount, subItem, payeeTaxCode } = data;
      const content = { commitmentId, lineId, owner, amount, subItem, payeeTaxCode };
      const around = { since: effectiveDate, by: (originator ?? actor).personId, document, externalRef };
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
        unitId,
        code,
        kind,
        predecessors,
        validFrom,
        validTo,
        externalRef,
        status,
        revision: last(mine)!.revision,
        dissolvingSince: status === 'active' ? undefined : last(ends)!.effectiveDate,
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
        from: effectiveDate,
        values,
        source,
        eventId: id,
      }));
      return [name, { name, revision: last(mine)!.revision, history: inOrderOfDays(history) }];
    }),
  );

const periodStates: Record<string, string | undefined> = {
  PeriodClosingStarted: 'closing',
  PeriodClosingRefused: 'open',
  PeriodClosed: 'closed',
  PeriodReopeningRequested: undefined,
  PeriodReopened: 'open',
};

const periods = (events: readonly Event[]): Docs =>
  Object.fromEntries(
    of(events, ...Object.keys(periodStates)).map(({ data: { periodId } }) => {
      const mine = of(events, ...Object.keys(periodStates)).filter(({ data }) => data.periodId === periodId);
      const { totals, stragglers } = last(of(mine, 'PeriodClosed'))?.data ?? {};
      const steps = mine.map(event => {
        const { personId: person, unitId } = event.originator ?? event.actor;
        const { id: eventId, index, recordedAt, document, reason } = event;
        const name = event.type.replace('Period', '');
        const step = name[0]!.toLowerCase() + name.slice(1);
        return { step, eventId, index, recordedAt, person, unitId, document, reason };
      });
      // A month that closed with a later one has no step of its own before it is asked to be reopened.
      const status = last(mine.flatMap(({ type }) => periodStates[type] ?? [])) ?? 'closed';
      return [periodId, { periodId, status, steps, totals, stragglers, revision: last(mine)!.revision }];
    }),
  );

/** Every document of every register, by its key. */
export const naiveDocs: Readonly<Record<string, (events: readonly Event[]) => Docs>> = {
  'budget-lines': lines,
  'fund-moves': moves,
  commitments,
  refusals,
  units,
  parameters,
  processes,
  periods,
  irregularities,
  requisitions,
  purchases,
  'purchase-steps': purchaseSteps,
  'transfer-steps': transferSteps,
  'requisition-steps': requisitionSteps,
  transfers,
  assets,
  'asset-history': assetHistory,
  'funds-in': fundsIn,
  'purchase-match': purchaseMatches,
  'self-approvals': selfApprovals,
  redactions,
  'redacted-events': redactedEvents,
  'sealed-hours': sealedHours,
  errors,
  delegations,
  'delegated-decisions': delegatedDecisions,
};

/** Every entry of every tally. */
export const naiveEntries: Readonly<Record<string, (events: readonly Event[]) => readonly NaiveEntry[]>> = {
  money,
  custody,
  'asset-holdings': holdings,
  books,
};
