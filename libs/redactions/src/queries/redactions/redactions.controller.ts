import { Controller, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { dateAt } from '#kernel';
import type { Clock } from '#event-sourcing';
import { Answers, AskedQuery, Call, Caller, CLOCK, ListRoute, OneRoute, PathId } from '#platform';
import { readUnitTree, unitsView } from '#units/views';
import { bucketsOf, type Reading, scanWhere } from '#views';
import { type RedactionDoc, redactionsView } from '../redactions.view.js';
import { RedactionRow, RedactionsQuery } from './redactions.query.js';

const columns = [
  'redactionId',
  'status',
  'legalGround',
  'ordered.person',
  'ordered.at',
  'ordered.document.number',
  'carriedOut.person',
  'carriedOut.at',
  'keysDestroyedAt',
  'targets',
  'pending',
  'externalRef',
];

/** What is redacted, since when, by whose order, and which copies of its keys nobody has answered for yet. */
@ApiTags('redactions')
@Controller('v1/redactions')
export class RedactionsController {
  constructor(
    private readonly answers: Answers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ListRoute({ summary: 'Redactions, and what of them is pending', row: RedactionRow })
  list(@Query() asked: RedactionsQuery, @Caller() caller: Caller, @Call() call: Call) {
    const { status, pending, externalRef } = asked;
    return this.answers.list<RedactionRow>(call, asked, {
      views: [redactionsView, unitsView],
      columns,
      page: async (reading, after, limit) => {
        const wanted = await this.readable(reading, caller);
        const buckets = bucketsOf({ status, pending, externalRef });
        return scanWhere(reading, redactionsView, { buckets, wanted, row: doc => doc }, after, limit);
      },
    });
  }

  @OneRoute({ path: ':redactionId', summary: 'One redaction', row: RedactionRow })
  one(
    @Param('redactionId', PathId) redactionId: string,
    @Query() asked: AskedQuery,
    @Caller() caller: Caller,
  ) {
    return this.answers.one<RedactionRow>(asked, [redactionsView, unitsView], async reading => {
      const doc = await reading.get(redactionsView, redactionId);
      return doc && (await this.readable(reading, caller))(doc) ? doc : undefined;
    });
  }

  /** Operators see every order: any of them may be the second hand. */
  private async readable(reading: Reading, { readScope, grants }: Caller) {
    if (grants.some(({ duty }) => duty === 'operator')) return () => true;
    const reach = (await readUnitTree(reading, dateAt(this.clock.now()))).readableBy(readScope);
    return ({ ordered }: RedactionDoc) => reach(ordered.unitId);
  }
}
