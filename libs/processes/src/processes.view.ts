import type { LedgerEvent, ProcessMark, ProcessRefusal, ProcessType } from '#event-sourcing';
import { type Handler, register, type RegisterView } from '#views';

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

export const processIdOf = ({ kind }: ProcessType, subject: string): string => `${kind}.${subject}`;

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

interface Marked {
  readonly process: ProcessType;
  readonly mark: ProcessMark;
}

/** One event may mark several processes; each knows its own subject in it. */
const handlerOf = (type: string, marks: readonly Marked[]): Handler<ProcessDoc> => {
  const marksOf = (event: LedgerEvent) =>
    marks
      .map(({ process, mark }) => ({ process, mark, subject: mark.id(event) }))
      .filter(({ subject }) => subject);
  return {
    type,
    keys: event => marksOf(event).map(({ process, subject }) => processIdOf(process, subject)),
    then: (doc, event, key) => {
      const { process, mark, subject } = marksOf(event).find(m => processIdOf(m.process, m.subject) === key)!;
      return doc === undefined ? began(process.kind, subject, event) : went(doc, mark, event);
    },
  };
};

/** Every process of the ledger, the unfinished ones with their age. */
export const processesViewOf = (types: readonly ProcessType[]): RegisterView<ProcessDoc> => {
  const marked = types.flatMap(process =>
    [process.begins, ...process.steps, ...process.ends].map(mark => ({ process, mark })),
  );
  return register<ProcessDoc>('processes', 2, {
    on: [...Map.groupBy(marked, ({ mark }) => mark.on)].map(([type, marks]) => handlerOf(type, marks)),
    buckets: {
      state: doc => doc.state,
      kind: doc => doc.kind,
      unit: doc => doc.unitId,
      externalRef: doc => doc.externalRef,
    },
  });
};
