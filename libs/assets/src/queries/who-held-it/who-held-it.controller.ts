import { Controller, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Clock } from '#event-sourcing';
import { Answers, AskedQuery, Call, Caller, CLOCK, OneRoute, PathId } from '#platform';
import { transfersView } from '#transfers/views';
import { unitsView } from '#units/views';
import { assetHistoryView } from '../asset-history.view.js';
import { assetsView } from '../assets.view.js';
import { rowOn } from '../assets/asset-row.js';
import { unitsWanted } from '../units-asked.js';
import { heldAssetExample } from './held-asset.example.js';
import { heldUnder } from './held-under.js';
import { OneAssetRow } from './one-asset.row.js';

/** Question 3 of an inspection: who held a thing on a day, and under which decision? */
@ApiTags('assets')
@Controller('v1/assets')
export class WhoHeldItController {
  constructor(
    private readonly answers: Answers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @OneRoute({
    path: ':assetId',
    summary: 'One thing, who answers for it, and under which decision',
    row: OneAssetRow,
    example: heldAssetExample,
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
