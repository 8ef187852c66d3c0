import { Controller, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type CalendarDate, dateAt } from '#kernel';
import type { Clock } from '#event-sourcing';
import { Answers, AskedQuery, Call, Caller, CLOCK, isDatedBy, ListRoute, OneRoute, PathId } from '#platform';
import { readUnitTree, unitsView } from '#units/views';
import { bucketsOf, scanWhere } from '#views';
import { type DelegationDoc, delegationsView, standingOn } from '../delegations.view.js';
import { reachOf } from '../reach.js';
import { DelegationRow, DelegationsQuery } from './delegations.query.js';

const columns = [
  'delegationId',
  'standing',
  'from.personId',
  'from.unitId',
  'from.duty',
  'toPersonId',
  'scope.unitId',
  'scope.subtree',
  'scope.category',
  'scope.source',
  'ceiling',
  'validFrom',
  'validTo',
  'revoked.from',
  'revoked.reason',
  'document.number',
  'grantedAt',
  'externalRef',
];

/** How it stands on the day; a revocation for a later day than was asked is not told. */
const rowOn =
  (day: CalendarDate, asked: AskedQuery) =>
  ({ revoked, ...doc }: DelegationDoc): DelegationRow => ({
    ...doc,
    ...(revoked && isDatedBy(asked, revoked.from) ? { revoked } : {}),
    standing: standingOn({ ...doc, revoked }, day),
  });

/** Who may decide in whose name, on which day, as far as it was known then. */
@ApiTags('delegations')
@Controller('v1/delegations')
export class DelegationsController {
  constructor(
    private readonly answers: Answers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ListRoute({ summary: 'Who may decide in whose name, on a day', row: DelegationRow })
  list(@Query() asked: DelegationsQuery, @Caller() { readScope }: Caller, @Call() call: Call) {
    const { principal, delegate, duty, unit, reaches, standing, externalRef } = asked;
    const day = this.dayOf(asked);
    return this.answers.list<DelegationRow>(call, asked, {
      views: [delegationsView, unitsView],
      columns,
      page: async (reading, after, limit) => {
        const tree = await readUnitTree(reading, day);
        const readable = tree.readableBy(readScope);
        const wanted = (doc: DelegationDoc) =>
          readable(doc.scope.unitId) &&
          (standing === undefined || standingOn(doc, day) === standing) &&
          (reaches === undefined || reachOf(tree, doc.scope)(reaches));
        const buckets = bucketsOf({ principal, delegate, duty, unit, externalRef });
        return scanWhere(reading, delegationsView, { buckets, wanted, row: rowOn(day, asked) }, after, limit);
      },
    });
  }

  @OneRoute({ path: ':delegationId', summary: 'One delegation', row: DelegationRow })
  one(
    @Param('delegationId', PathId) delegationId: string,
    @Query() asked: AskedQuery,
    @Caller() { readScope }: Caller,
  ) {
    const day = this.dayOf(asked);
    return this.answers.one<DelegationRow>(asked, [delegationsView, unitsView], async reading => {
      const doc = await reading.get(delegationsView, delegationId);
      const readable = (await readUnitTree(reading, day)).readableBy(readScope);
      return doc && readable(doc.scope.unitId) ? rowOn(day, asked)(doc) : undefined;
    });
  }

  private dayOf({ effective }: AskedQuery): CalendarDate {
    return effective ?? dateAt(this.clock.now());
  }
}
