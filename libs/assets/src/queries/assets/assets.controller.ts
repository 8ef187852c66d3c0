import { Controller, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Clock } from '#event-sourcing';
import { Answers, AskedQuery, Call, Caller, CLOCK, ListRoute, OneRoute, PathId } from '#platform';
import { transfersView } from '#transfers/views';
import { unitsView } from '#units/views';
import { assetHistoryView } from '../asset-history.view.js';
import { assetsView } from '../assets.view.js';
import { holdingsView } from '../custody.view.js';
import { unitsWanted } from '../units-asked.js';
import { rowOn } from './asset-row.js';
import { assetRows } from './asset-rows.js';
import { AssetRow, AssetsQuery, OneAssetRow } from './assets.query.js';
import { heldUnder } from './held-under.js';

const columns = [
  'assetId',
  'assetNumber',
  'itemCode',
  'manufacturer',
  'model',
  'manufacturerSerial',
  'assetClass',
  'regime',
  'status',
  'accountable.unitId',
  'unitName',
  'accountable.officerId',
  'heldSince',
  'location',
  'onTheWay.since',
  'transferId',
  'originalCost',
  'accumulatedWear',
  'origin.kind',
  'origin.ref',
  'registeredOn',
  'inServiceFrom',
  'externalRef',
];

/** Where each thing is, and who answers for it, at both clocks. */
@ApiTags('assets')
@Controller('v1/assets')
export class AssetsController {
  constructor(
    private readonly answers: Answers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ListRoute({ summary: 'Things, where they are and who answers for them', row: AssetRow })
  list(@Query() asked: AssetsQuery, @Caller() { readScope }: Caller, @Call() call: Call) {
    return this.answers.list<AssetRow>(call, asked, {
      views: [assetsView, holdingsView, unitsView],
      columns,
      page: async (reading, after, limit) =>
        assetRows(reading, asked, await unitsWanted(reading, asked, readScope, this.clock), after, limit),
    });
  }

  @OneRoute({
    path: ':assetId',
    summary: 'One thing, who answers for it, and under which decision',
    row: OneAssetRow,
  })
  async one(
    @Param('assetId', PathId) assetId: string,
    @Query() asked: AskedQuery,
    @Caller() { readScope }: Caller,
    @Call() { reply }: Call,
  ) {
    const views = [assetsView, unitsView, assetHistoryView, transfersView];
    const answer = await this.answers.one<OneAssetRow>(asked, views, async reading => {
      const { tree, wanted } = await unitsWanted(
        reading,
        { effective: asked.effective },
        readScope,
        this.clock,
      );
      const doc = await reading.get(assetsView, assetId);
      const row = doc && rowOn(doc, asked.effective, tree);
      return row && wanted(row.accountable.unitId)
        ? { ...row, heldUnder: await heldUnder(reading, assetId, row.heldSince) }
        : undefined;
    });
    reply.header('etag', `"${answer.item.revision}"`);
    return answer;
  }
}
