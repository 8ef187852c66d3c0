import { Controller, Inject, Param, Query } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import type { Clock } from '#event-sourcing';
import {
  Answers,
  Call,
  Caller,
  CLOCK,
  EventLinks,
  eventLinks,
  ListQuery,
  ListRoute,
  PathId,
  ProblemException,
  SlugParam,
} from '#platform';
import { unitsView } from '#units/views';
import { pageOf, type StoredEntry } from '#views';
import { custodyAccount } from '../../events/index.js';
import { countCommodity, holdingsView } from '../custody.view.js';
import { treeAsked, unitsWanted } from '../units-asked.js';
import { holdingRows } from './holding-rows.js';
import { HoldingRow, HoldingsQuery } from './holdings.query.js';

/** One entry behind a count. Its event tells who, why and on what paper. */
export class HoldingEntryRow extends EventLinks {
  @ApiProperty({ description: 'Place of its event in the log.' }) readonly index!: number;
  @ApiProperty() readonly eventId!: string;
  @ApiProperty() readonly effectiveDate!: string;
  @ApiProperty({ description: '1 came, -1 went.' }) readonly amount!: number;
  @ApiProperty() readonly assetId!: string;
}

/** How many things of each item units have, what they cost, and the entries behind each count. */
@ApiTags('assets')
@Controller('v1/asset-holdings')
export class HoldingsController {
  constructor(
    private readonly answers: Answers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ListRoute({ summary: 'Counts and values of things by unit and item', row: HoldingRow })
  list(@Query() asked: HoldingsQuery, @Caller() { readScope }: Caller, @Call() call: Call) {
    return this.answers.list<HoldingRow>(call, asked, {
      views: [holdingsView, unitsView],
      columns: ['unitId', 'unitName', 'itemCode', 'count', 'value'],
      page: async (reading, after, limit) => {
        const units = await unitsWanted(reading, asked, readScope, this.clock);
        return pageOf(await holdingRows(reading, asked, units), after, limit);
      },
    });
  }

  @ListRoute({
    path: ':unitId/:itemCode/entries',
    summary: 'The entries behind a count',
    row: HoldingEntryRow,
  })
  entries(
    @Param('unitId', SlugParam) unitId: string,
    @Param('itemCode', PathId) itemCode: string,
    @Query() asked: ListQuery,
    @Caller() { readScope }: Caller,
    @Call() call: Call,
  ) {
    const cell = { account: custodyAccount(unitId), commodity: countCommodity(itemCode) };
    return this.answers.list<HoldingEntryRow>(call, asked, {
      views: [holdingsView, unitsView],
      columns: ['index', 'eventId', 'effectiveDate', 'amount', 'assetId', 'event', 'proof.href'],
      page: async (reading, after, limit) => {
        const { wanted } = await unitsWanted(reading, treeAsked(asked), readScope, this.clock);
        if (!wanted(unitId))
          throw new ProblemException(404, 'resource.not-found', { numbers: { unit: unitId } });
        const page = await reading.entries(holdingsView, cell, after, limit);
        return { ...page, items: page.items.map(entryRow) };
      },
    });
  }
}

const entryRow = ({ index, eventId, effective, amount, member }: StoredEntry): HoldingEntryRow => ({
  index,
  eventId,
  effectiveDate: effective,
  ...eventLinks(index),
  amount: Number(amount),
  assetId: member!,
});
