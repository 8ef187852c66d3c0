import { Inject, Injectable } from '@nestjs/common';
import { correctionsIn, type ErrorDoc, ERRORS_VIEW } from '#corrections/views';
import type { Envelope } from '#event-sourcing';
import { QUESTIONS } from '#platform';
import { redactedEventsView } from '#redactions/views';
import { type Doc, type Questions, type RegisterView, ViewNotReady } from '#views';
import type { EventRow } from './history.query.js';

export type ErrorsView = RegisterView<ErrorDoc>;

type Marks = Pick<EventRow, 'redacted' | 'error' | 'unmarked'>;

/**
 * What later events say of earlier ones. The history is there without it: while a view is being built, rows say which
 * marks they lack.
 */
@Injectable()
export class EventMarks {
  constructor(
    @Inject(QUESTIONS) private readonly questions: Questions,
    @Inject(ERRORS_VIEW) private readonly errors: ErrorsView,
  ) {}

  /** By id. */
  async of(shown: readonly Envelope[]): Promise<(id: string) => Marks> {
    const sealed = shown.filter(envelope => envelope.sealed);
    const redacted = await this.docs(redactedEventsView, sealed);
    const errors = await this.docs(this.errors, shown);
    const unmarked = [...(redacted ? [] : ['redacted']), ...(errors ? [] : ['error'])];
    return id => {
      const redaction = redacted?.get(id);
      const error = errors?.get(id);
      return {
        ...(redaction && { redacted: redaction.fields }),
        ...(error && { error: errorLinks(error) }),
        ...(unmarked.length > 0 && { unmarked }),
      };
    };
  }

  /** Undefined while they cannot be told. */
  private async docs<D extends Doc>(
    view: RegisterView<D>,
    envelopes: readonly Envelope[],
  ): Promise<Map<string, D> | undefined> {
    if (envelopes.length === 0) return new Map();
    try {
      const reading = await this.questions.at([view], {});
      const found = new Map<string, D>();
      for (const { id } of envelopes) {
        const doc = await reading.get(view, id);
        if (doc) found.set(id, doc);
      }
      return found;
    } catch (fault) {
      if (fault instanceof ViewNotReady) return undefined;
      throw fault;
    }
  }
}

/** What tells the marks, from the view of declared errors. */
export const eventMarks = (errors: ErrorsView) => [{ provide: ERRORS_VIEW, useValue: errors }, EventMarks];

/** The wrong event stays what it is: who said so, and what corrects it, stand elsewhere. */
const errorLinks = (doc: ErrorDoc): EventRow['error'] => ({
  ...(doc.declaration ? { declaredBy: `/v1/events/${doc.declaration.index}` } : {}),
  correctedBy: correctionsIn(doc).map(({ index }) => `/v1/events/${index}`),
});
