import type { LedgerEvent, ProcessMark, ProcessRefusal, ProcessType } from '#event-sourcing';
import { type Handler, register, type RegisterView } from '#views';
import { type Marked, marksOf } from './marks.js';

/** A chain of reactions, from the event that began it to the one that ended it. */
export type ProcessDoc = {
  readonly processId: string;
  readonly kind: string;
  readonly subject: string;
  readonly state: 'open' | 'settled' | 'refused';
  readonly unitId: string;
  readonly person: string;
  readonly beganAt: string;
  readonly beganIn: { readonly stream: string; readonly revision: number; readonly index: number };
  readonly steps: readonly { readonly type: string; readonly at: string; readonly index: number }[];
  readonly endedAt?: string;
  readonly refusal?: ProcessRefusal;
  readonly correlationId: string;
  readonly externalRef?: string;
};

const stepOf = ({ type, recordedAt, index }: LedgerEvent) => ({ type, at: recordedAt, index });

const began = (kind: string, subject: string, event: LedgerEvent): ProcessDoc => ({
  processId: `${kind}.${subject}`,
  kind,
  subject,
  state: 'open',
  unitId: event.actor.unitId,
  person: (event.originator ?? event.actor).personId,
  beganAt: event.recordedAt,
  correlationId: event.correlationId,
  externalRef: event.externalRef,
  beganIn: { stream: event.stream, revision: event.revision, index: event.index },
  steps: [stepOf(event)],
});

const went = (doc: ProcessDoc, mark: ProcessMark, event: LedgerEvent): ProcessDoc => ({
  ...doc,
  steps: [...doc.steps, stepOf(event)],
  ...(mark.end === undefined ? {} : { state: mark.end, endedAt: event.recordedAt }),
  ...(mark.refusal === undefined ? {} : { refusal: mark.refusal(event) }),
});

type MarksOf = (event: LedgerEvent) => readonly Marked[];

const handlerOf = (type: string, marks: MarksOf): Handler<ProcessDoc> => ({
  type,
  keys: event => marks(event).map(({ processId }) => processId),
  then: (doc, event, key) => {
    const { kind, subject, mark } = marks(event).find(({ processId }) => processId === key)!;
    return doc === undefined ? began(kind, subject, event) : went(doc, mark, event);
  },
});

/** Every process of the ledger, the unfinished ones with their age. */
export const processesViewOf = (types: readonly ProcessType[]): RegisterView<ProcessDoc> =>
  register<ProcessDoc>('processes', 2, {
    on: [...marksOf(types)].map(([type, marks]) => handlerOf(type, marks)),
    buckets: {
      state: doc => doc.state,
      kind: doc => doc.kind,
      unit: doc => doc.unitId,
      externalRef: doc => doc.externalRef,
    },
  });
