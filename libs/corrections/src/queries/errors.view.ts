import type { DocumentRef } from '#kernel';
import type { ProcessType } from '#event-sourcing';
import { register, type RegisterView, when, whenever } from '#views';
import { errorDeclared } from '../events/index.js';
import { type Attempt, carryingOn } from './attempts.js';
import { attemptedOn, correctedBy, type Statement, statementOf } from './statement.js';

/** A wrong event, who said so, and what was to correct it. */
export type ErrorDoc = {
  readonly eventId: string;
  /** Absent for an event of which a correction was recorded before declarations were asked for. */
  readonly declaration?: Statement & { readonly reason: string; readonly document: DocumentRef };
  /** Where it stands. */
  readonly index?: number;
  readonly stream?: string;
  readonly revision?: number;
  readonly type?: string;
  /** The unit whose entry it was. */
  readonly unitId: string;
  readonly attempts: readonly Attempt[];
  readonly externalRef?: string;
};

/** Where a composition puts the view of errors, which is made of the process types of every capability. */
export const ERRORS_VIEW = Symbol('ErrorsView');

/** What corrects it: all that was done, once no process of it can be refused any more. */
export const correctionsIn = ({ attempts }: Pick<ErrorDoc, 'attempts'>): readonly Statement[] =>
  attempts
    .filter(({ outcome }) => outcome === 'settled')
    .flatMap(({ events }) => events)
    .filter(({ type }) => isCorrecting(type))
    .sort((a, b) => a.index - b.index);

const isCorrecting = (type: string): boolean => correctedBy({ type, corrects: 'it' }) !== undefined;

export const errorsViewOf = (types: readonly ProcessType[]): RegisterView<ErrorDoc> => {
  const carriedOn = carryingOn(types);
  return register<ErrorDoc>('errors', 2, {
    on: [
      when(
        errorDeclared,
        ({ data }) => data.eventId,
        (doc, event) => ({
          ...event.data,
          declaration: { ...statementOf(event), reason: event.reason ?? '', document: event.document },
          attempts: doc?.attempts ?? [],
          externalRef: event.externalRef,
        }),
      ),
      whenever(
        event => attemptedOn(event) ?? [],
        (doc, event, eventId) => ({
          ...(doc ?? { eventId, unitId: statementOf(event).unitId }),
          attempts: carriedOn(doc?.attempts ?? [], event),
        }),
      ),
    ],
    buckets: {
      unit: doc => doc.unitId,
      state: doc => (correctionsIn(doc).length > 0 ? 'corrected' : 'declared'),
      event: doc => doc.eventId,
      correction: doc => doc.attempts.flatMap(({ events }) => events.map(({ eventId }) => eventId)),
      externalRef: doc => doc.externalRef,
    },
  });
};
