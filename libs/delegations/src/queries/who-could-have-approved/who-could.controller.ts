import { Controller, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type CalendarDate, dateAt } from '#kernel';
import type { Clock } from '#event-sourcing';
import { Answers, badInput, Call, Caller, CLOCK, ListRoute } from '#platform';
import { delegationThresholds } from '#parameters/events';
import { parametersView } from '#parameters/views';
import { purchaseViewsOn } from '#procurement/views';
import { requisitionViewsOn } from '#requisitions/views';
import { readUnitTree, type UnitTree, unitsView } from '#units/views';
import type { Page, Reading } from '#views';
import { needIdOf } from '../../events/index.js';
import { delegatedDecisionsView } from '../delegated-decisions.view.js';
import { delegationsView } from '../delegations.view.js';
import { decisionsOfNeed } from '../use.js';
import { candidateExample } from './candidate.example.js';
import { CandidateRow, WhoCouldQuery } from './candidates.row.js';
import { concerns, type Day, delegateRow, giverRow } from './candidates.js';
import { type AskedMatter, purchaseMatter, requisitionMatter } from './matter.js';

const columns = [
  'personId',
  'could',
  'because',
  'basis',
  'principal',
  'duty',
  'delegationId',
  'on',
  'asked',
  'ceiling',
  'used',
  'left',
];
const viewsOn = (day: CalendarDate | undefined) => [
  ...[delegationsView, delegatedDecisionsView, parametersView, unitsView],
  ...requisitionViewsOn(day),
  ...purchaseViewsOn(day),
];

/** Beside question 8: who could have approved this? */
@ApiTags('delegations')
@Controller('v1/who-could-have-approved')
export class WhoCouldController {
  constructor(
    private readonly answers: Answers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ListRoute({
    summary: 'Who could have approved a requisition, or awarded and signed a purchase, on a day',
    row: CandidateRow,
    example: candidateExample,
  })
  list(@Query() asked: WhoCouldQuery, @Caller() { readScope }: Caller, @Call() call: Call) {
    const { requisition, purchase, effective } = asked;
    if ((requisition === undefined) === (purchase === undefined))
      throw badInput({ pointer: '?requisition', code: 'matter.one-of-two' });
    const day = effective ?? dateAt(this.clock.now());
    return this.answers.list<CandidateRow>(call, asked, {
      views: viewsOn(effective),
      columns,
      page: async (reading, after, limit) => {
        const matter =
          requisition === undefined
            ? await purchaseMatter(reading, purchase!, effective)
            : await requisitionMatter(reading, requisition, effective);
        const tree = await readUnitTree(reading, day);
        if (!matter || !tree.readableBy(readScope)(matter.unitId)) return { items: [], next: undefined };
        return candidates(reading, matter, tree, after, limit);
      },
    });
  }
}

/** What the law lets be delegated on a day. */
const thresholdsOn = async (reading: Reading, on: CalendarDate) =>
  (await reading.get(parametersView, delegationThresholds))?.history.findLast(({ from }) => from <= on)
    ?.values;

/** Two rows a delegation that is for such a matter: its delegate, and who granted it. */
const candidates = async (
  reading: Reading,
  matter: AskedMatter,
  tree: UnitTree,
  after: string | undefined,
  limit: number,
): Promise<Page<CandidateRow>> => {
  const on = tree.day;
  const needId = needIdOf(on.slice(0, 4), matter.unitId, matter.category);
  // What was decided on the very thing does not stand in its own way.
  const all = await decisionsOfNeed(reading, needId);
  const decisions = all.filter(({ subject }) => subject !== matter.subject);
  const day: Day = { on, tree, decisions, thresholds: await thresholdsOn(reading, on) };
  for (let place = after; ;) {
    const { items, next } = await reading.scan(delegationsView, {}, place, Math.max(1, limit >> 1));
    const rows = items
      .filter(item => concerns(item.doc, matter, tree))
      .flatMap(({ doc }) => [delegateRow(doc, matter, day), giverRow(doc, matter, day)]);
    if (rows.length > 0 || next === undefined) return { items: rows, next };
    place = next;
  }
};
