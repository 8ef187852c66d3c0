import { Controller, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Clock } from '#event-sourcing';
import { Answers, Call, Caller, CLOCK, ListQuery, ListRoute, PathId, ProblemException } from '#platform';
import { unitsView } from '#units/views';
import { scanWhere } from '#views';
import { type AssetStepDoc, assetHistoryView } from '../asset-history.view.js';
import { assetsView } from '../assets.view.js';
import { treeAsked, unitsWanted } from '../units-asked.js';
import { AssetStepRow, stepRow } from './asset-step.row.js';

const columns = [
  'index',
  'type',
  'leafOnly',
  'effectiveDate',
  'recordedAt',
  'person',
  'unitId',
  'duty',
  'issuedBy',
  'document.issuer',
  'document.number',
  'document.date',
  'reason',
  'data',
  'event',
  'proof.href',
];

/** Who held a thing on a day, under which decision, and everything else that ever happened to it. */
@ApiTags('assets')
@Controller('v1/assets')
export class AssetHistoryController {
  constructor(
    private readonly answers: Answers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ListRoute({
    path: ':assetId/history',
    summary: 'Everything that ever happened to a thing',
    row: AssetStepRow,
  })
  list(
    @Param('assetId', PathId) assetId: string,
    @Query() asked: ListQuery,
    @Caller() { readScope }: Caller,
    @Call() call: Call,
  ) {
    return this.answers.list<AssetStepRow>(call, asked, {
      views: [assetHistoryView, assetsView, unitsView],
      columns,
      page: async (reading, after, limit) => {
        const { wanted } = await unitsWanted(reading, treeAsked(asked), readScope, this.clock);
        const doc = await reading.get(assetsView, assetId);
        // Whoever may read about one of its holders may read its life; of what other units did in it, the leaf alone.
        if (!doc?.held.some(({ value }) => wanted(value.unitId)))
          throw new ProblemException(404, 'resource.not-found', { numbers: { asset: assetId } });
        const until = ({ effectiveDate }: AssetStepDoc) =>
          asked.effective === undefined || effectiveDate <= asked.effective;
        return scanWhere(
          reading,
          assetHistoryView,
          { buckets: { asset: assetId }, wanted: until, row: stepRow(wanted) },
          after,
          limit,
        );
      },
    });
  }
}
