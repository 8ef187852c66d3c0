import type { Docs, Event } from './naive-parts.js';
import { of } from './naive-parts.js';

/** Every kind of process: the event that begins it, those that carry it on, and its two ends. */
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
const by = (name: string) => (event: Event) => event.data[name] as string;
const asRefused = ({ data }: Event) => ({ code: data.cause, numbers: data.numbers, holders: data.holders });

const processKinds: readonly NaiveProcess[] = [
  {
    kind: 'fund-move',
    begin: 'FundsSent',
    steps: ['FundsReceived', 'FundsReceiptRefused'],
    settled: 'FundMoveSettled',
    refused: 'FundsReturned',
    subject: by('moveId'),
    why: ({ data }) => ({ code: data.cause, numbers: {}, holders: [] }),
  },
  {
    kind: 'line-closing',
    begin: 'LineClosingStarted',
    steps: [],
    settled: 'LineClosed',
    subject: byBeginning,
  },
  {
    kind: 'dissolution',
    begin: 'UnitDissolutionStarted',
    steps: [],
    settled: 'UnitDissolved',
    refused: 'UnitDissolutionRefused',
    subject: byBeginning,
    why: ({ data }) => ({
      code: 'unit.not-empty',
      numbers: { holdings: `${data.holdings.length}` },
      holders: data.holdings,
    }),
  },
  {
    kind: 'period-closing',
    begin: 'PeriodClosingStarted',
    steps: [],
    settled: 'PeriodClosed',
    refused: 'PeriodClosingRefused',
    subject: byBeginning,
    why: ({ data: { holdings } }) => ({
      code: 'period.work-open',
      numbers: { holdings: `${holdings.length}` },
      holders: holdings,
    }),
  },
  {
    kind: 'redaction',
    begin: 'Redacted',
    steps: [],
    settled: 'SealKeysDestroyed',
    subject: by('redactionId'),
  },
  {
    kind: 'planning',
    begin: 'PurchasePlanned',
    steps: ['PlanSourceReserved', 'PlanSourceRefused'],
    settled: 'PlanConfirmed',
    refused: 'PlanningRefused',
    subject: by('purchaseId'),
    why: asRefused,
  },
  {
    kind: 'signing',
    begin: 'SigningRequested',
    steps: [],
    settled: 'ContractSigned',
    refused: 'SigningRefused',
    subject: by('signingId'),
    why: asRefused,
  },
  {
    kind: 'amendment',
    begin: 'AmendmentRequested',
    steps: [],
    settled: 'ContractAmended',
    refused: 'AmendmentRefused',
    subject: by('amendmentId'),
    why: asRefused,
  },
  {
    kind: 'termination',
    begin: 'TerminationStarted',
    steps: [],
    settled: 'ContractTerminated',
    subject: by('terminationId'),
  },
  {
    kind: 'payment',
    begin: 'PaymentRequested',
    steps: [],
    settled: 'PaymentConfirmed',
    refused: 'PaymentRefused',
    subject: by('paymentId'),
    why: asRefused,
  },
  {
    kind: 'recovery',
    begin: 'RecoveryRequested',
    steps: [],
    settled: 'RecoveryConfirmed',
    refused: 'RecoveryRefused',
    subject: by('recoveryId'),
    why: asRefused,
  },
  {
    kind: 'reversal',
    begin: 'ReversalRequested',
    steps: [],
    settled: 'ReversalConfirmed',
    refused: 'ReversalRefused',
    subject: by('reversalId'),
    why: asRefused,
  },
  {
    kind: 'transfer-decision',
    begin: 'TransferDecisionStarted',
    steps: ['TransferEarmarkAnswered'],
    settled: 'TransferDecided',
    refused: 'TransferDecisionRefused',
    subject: by('decisionId'),
    why: ({ data: { refusals } }) => ({
      code: 'transfer.not-free',
      numbers: { refused: `${refusals.length}`, asset: refusals[0].assetId, cause: refusals[0].cause },
      holders: refusals.map(({ assetId }: { assetId: string }) => ({ kind: 'asset', id: assetId })),
    }),
  },
  {
    kind: 'transfer-release',
    begin: 'TransferReleaseStarted',
    steps: ['TransferItemReleased'],
    settled: 'TransferReleaseCompleted',
    subject: by('releaseId'),
  },
  {
    kind: 'hand-over',
    begin: 'TransferReceived',
    steps: ['TransferItemHandedOver'],
    settled: 'HandOverCompleted',
    subject: by('receiptId'),
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
        processId,
        kind,
        subject,
        state,
        refusal,
        correlationId,
        externalRef,
        unitId: actor.unitId,
        person: (first.originator ?? actor).personId,
        beganAt: recordedAt,
        endedAt: end?.recordedAt,
        beganIn: { stream, revision, index },
        steps: all.map(event => ({ type: event.type, at: event.recordedAt, index: event.index })),
      };
      return [processId, doc];
    }),
  );

export const processes = (events: readonly Event[]): Docs =>
  Object.assign({}, ...processKinds.map(kind => processesOf(events, kind))) as Docs;

/** True while a process of these events has not ended: its next step is still to be recorded. */
export const somethingIsOpen = (events: readonly Event[]): boolean =>
  Object.values(processes(events)).some(doc => (doc as { state: string }).state === 'open');
