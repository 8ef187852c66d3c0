import { Controller, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Clock } from '#event-sourcing';
import { Answers, Call, Caller, CLOCK, ListRoute } from '#platform';
import { unitsView } from '#units/views';
import { assetsView } from '../assets.view.js';
import { holdingsView } from '../custody.view.js';
import { unitsWanted } from '../units-asked.js';
import { assetRows } from './asset-rows.js';
import { AssetRow, AssetsQuery } from './assets.query.js';

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
}
