import { Controller, Inject, Param, Query } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import type { Clock } from '#event-sourcing';
import {
  Answers,
  Call,
  Caller,
  CLOCK,
  DocumentRow,
  EventLinks,
  eventLinks,
  ListQuery,
  ListRoute,
  PathId,
  ProblemException,
} from '#platform';
import { unitsView } from '#units/views';
import { scanWhere } from '#views';
import { type AssetStepDoc, assetHistoryView } from '../asset-history.view.js';
import { assetsView } from '../assets.view.js';
import { unitsWanted } from '../units-asked.js';

/** One step in the life of a thing. */
export class AssetStepRow extends EventLinks {
  @ApiProperty({ description: 'Place of its event in the log.' }) readonly index!: number;
  @ApiProperty() readonly eventId!: string;
  @ApiProperty() readonly assetId!: string;
  @ApiProperty({ description: 'Of the thing, or of a transfer.' }) readonly stream!: string;
  @ApiProperty() readonly type!: string;
  @ApiProperty() readonly effectiveDate!: string;
  @ApiProperty() readonly recordedAt!: string;
  @ApiProperty({ description: 'Whose act it was, or whose act began it.' }) readonly person!: string;
  @ApiProperty({ required: false }) readonly onBehalfOf?: string;
  @ApiProperty() readonly unitId!: string;
  @ApiProperty() readonly duty!: string;
  @ApiProperty({ required: false, description: 'The process that carried it on.' })
  readonly issuedBy?: string;
  @ApiProperty() readonly document!: DocumentRow;
  @ApiProperty({ required: false }) readonly reason?: string;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What it says of this thing.' })
  readonly data!: AssetStepDoc['data'];
}

const columns = [
  'index',
  'type',
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
        const { wanted } = await unitsWanted(reading, {}, readScope, this.clock);
        const doc = await reading.get(assetsView, assetId);
        // Whoever may read about one of its holders may read all of its life.
        if (!doc?.held.some(({ value }) => wanted(value.unitId)))
          throw new ProblemException(404, 'resource.not-found', { numbers: { asset: assetId } });
        const until = ({ effectiveDate }: AssetStepDoc) =>
          asked.effective === undefined || effectiveDate <= asked.effective;
        return scanWhere(
          reading,
          assetHistoryView,
          { buckets: { asset: assetId }, wanted: until, row: rowOf },
          after,
          limit,
        );
      },
    });
  }
}

const rowOf = (doc: AssetStepDoc): AssetStepRow => ({ ...doc, ...eventLinks(doc.index) });
