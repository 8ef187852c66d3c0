import { Controller, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { dateAt } from '#kernel';
import type { Clock } from '#event-sourcing';
import {
  Answers,
  badInput,
  Call,
  Caller,
  CLOCK,
  EventTeller,
  ListRoute,
  ProblemException,
  QUESTIONS,
} from '#platform';
import { readUnitTree, unitsView } from '#units/views';
import { differences, isByUnit, type Questions, type Reading, type View } from '#views';
import { clocksIn, DiffQuery, DiffRow, EarlierPast } from './diff.query.js';
import { diffRows, fieldLines } from './diff-rows.js';

export const LEDGER_VIEWS = Symbol('LedgerViews');

const columns = ['key', 'commodity', 'field', 'before', 'after', 'events', 'lateKnowledge', 'newFacts'];

/** Why did it change? What differs between two pasts of a view, and the events that made the difference. */
@ApiTags('history')
@Controller('v1/diff')
export class DiffController {
  constructor(
    private readonly answers: Answers,
    private readonly teller: EventTeller,
    @Inject(QUESTIONS) private readonly questions: Questions,
    @Inject(LEDGER_VIEWS) private readonly views: readonly View[],
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ListRoute({
    summary: 'What differs between two pasts of a view, by key and field, and why',
    row: DiffRow,
    beside: { from: EarlierPast },
    duties: ['auditor', 'inspector'],
  })
  list(@Query() asked: DiffQuery, @Caller() { readScope }: Caller, @Call() call: Call) {
    const view = this.viewAsked(asked, readScope.everything);
    let from: Reading | undefined;
    const later = { ...asked, ...clocksIn(asked.to) };
    return this.answers.list<DiffRow>(call, later, {
      views: [view, unitsView],
      columns,
      flat: fieldLines,
      beside: async () => ({ from: from!.asOf }),
      page: async (to, after, limit) => {
        const place = placeOf(after);
        from ??= await this.earlier(view, asked, place.known);
        mustNotBeAfter(from, to);
        const readable = (await readUnitTree(to, to.clocks.effective ?? dateAt(this.clock.now()))).readableBy(
          readScope,
        );
        // What stands between units, or outside of them, is nobody's: only who reads everything is told of it.
        const mayRead = readScope.everything ? undefined : readable;
        const page = await differences({ from, to }, view, mayRead, place.after, limit);
        const items = await diffRows(page.items, from.asOf, this.teller, readable);
        return { items, next: page.next && `${from.asOf.index}|${page.next}` };
      },
    });
  }

  /** @throws ProblemException for a name that no view has, and where the caller's units do not divide it */
  private viewAsked({ view: name }: DiffQuery, everything: boolean): View {
    const view = this.views.find(one => one.name === name);
    if (!view) throw badInput({ pointer: '?view', code: 'view.unknown', numbers: { view: name } });
    if (!everything && !isByUnit(view))
      throw new ProblemException(403, 'diff.not-by-unit', { numbers: { view: name } });
    return view;
  }

  /** Later pages read the index that the first one resolved. */
  private earlier(view: View, { from }: DiffQuery, known: string | undefined): Promise<Reading> {
    return this.questions.at([view], { ...clocksIn(from), ...(known === undefined ? {} : { known }) });
  }
}

const placeOf = (after?: string): { readonly known?: string; readonly after?: string } => {
  if (after === undefined) return {};
  const [known, ...rest] = after.split('|');
  return { known: known!, after: rest.join('|') };
};

const mustNotBeAfter = (from: Reading, to: Reading): void => {
  const day = ({ clocks }: Reading) => clocks.effective ?? '9999';
  if (from.clocks.known > to.clocks.known || day(from) > day(to))
    throw badInput({ pointer: '?from', code: 'diff.from-after-to' });
};
