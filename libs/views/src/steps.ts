import { type CalendarDate, type DocumentRef, idOf, type Person } from '#kernel';
import type { EventType, LedgerEvent } from '#event-sourcing';
import { everyDoc } from './pages.js';
import type { Reading } from './questions.js';
import { type Doc, type Handler, register, type RegisterView, whenOwn } from './view.js';

/** One step of one thing: what happened, who did it, on what paper. Written once, never changed. */
export interface Step {
  /** Place of the event in the log. */
  readonly index: number;
  readonly eventId: string;
  readonly type: string;
  readonly data: object;
  readonly revision: number;
  readonly effectiveDate: CalendarDate;
  readonly recordedAt: string;
  readonly actor: Person;
  readonly originator?: Person;
  readonly document: DocumentRef;
  readonly reason?: string;
  readonly externalRef?: string;
}

const stepOf = (event: LedgerEvent): Step => {
  const { id, index, type, data, revision, effectiveDate, recordedAt, actor, originator } = event;
  const { document, reason, externalRef } = event;
  return {
    index,
    eventId: id,
    type,
    data: data as object,
    revision,
    effectiveDate,
    recordedAt,
    actor,
    originator,
    document,
    reason,
    externalRef,
  };
};

/** Keys sort as the steps happened. */
const keyOf = ({ stream, revision }: LedgerEvent): string =>
  `${idOf(stream)}/${String(revision).padStart(9, '0')}`;

/** Everything that happened to things of a kind, a document a step: all of one thing is one bucket, `bucket`. */
export const steps = <Id extends string>(
  name: string,
  version: number,
  parts: { readonly id: Id; readonly bucket: string; readonly of: readonly EventType<any, any>[] },
): RegisterView<Step & Readonly<Record<Id, string>>> => {
  type Named = Step & Readonly<Record<Id, string>>;
  const handled = (type: EventType<any, any>): Handler<Named> =>
    whenOwn(type, keyOf, event => ({ ...stepOf(event), [parts.id]: idOf(event.stream) }) as Named);
  return register<Named>(name, version, {
    on: parts.of.map(handled),
    buckets: { [parts.bucket]: doc => doc[parts.id] },
  });
};

/** All steps of one thing, in their order. */
export const everyStep = async <S extends Step>(
  reading: Reading,
  view: RegisterView<S>,
  of: Readonly<Record<string, string>>,
): Promise<readonly S[]> => (await everyDoc(reading, view, of)).toSorted((a, b) => a.revision - b.revision);

/** Those that had taken effect on a day; none, where the first had not: without it the others are about nothing. */
export const inEffectOn = <S extends Step>(all: readonly S[], day: CalendarDate): readonly S[] =>
  all.length > 0 && all[0]!.effectiveDate <= day
    ? all.filter(({ effectiveDate }) => effectiveDate <= day)
    : [];

/**
 * The document that a register makes of steps, as it makes it of their events; undefined where there is none. For
 * registers whose documents are made of one stream's events each.
 */
export const documentOf = <D extends Doc>(view: RegisterView<D>, of: readonly Step[]): D | undefined =>
  of.reduce<D | undefined>(
    (doc, step) => view.on.get(step.type)?.then(doc, step as unknown as LedgerEvent, '') ?? doc,
    undefined,
  );
