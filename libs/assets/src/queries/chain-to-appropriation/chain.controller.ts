import { Controller, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { commitmentsView, fundsInView } from '#budgets/views';
import type { Clock } from '#event-sourcing';
import {
  Answers,
  Call,
  Caller,
  CLOCK,
  EventTeller,
  isDatedBy,
  ListQuery,
  ListRoute,
  PathId,
  ProblemException,
  type ToldEvent,
} from '#platform';
import { purchaseStepsView } from '#procurement/views';
import { requisitionsView } from '#requisitions/views';
import { unitsView } from '#units/views';
import { pageOf, type Reading } from '#views';
import { assetHistoryView } from '../asset-history.view.js';
import { assetsView } from '../assets.view.js';
import { treeAsked, unitsWanted } from '../units-asked.js';
import { chainOf } from './chain.js';
import { ChainOriginRow, ChainStepRow } from './chain.row.js';
import { chainExamples } from './chain.example.js';
import type { Link } from './links.js';
import { originOf } from './origin.js';

const columns = [
  'step',
  'of',
  'amount',
  'from',
  'index',
  'eventId',
  'type',
  'stream',
  'effectiveDate',
  'recordedAt',
  'actor.personId',
  'actor.unitId',
  'actor.duty',
  'originator.personId',
  'document.issuer',
  'document.kind',
  'document.number',
  'document.date',
  'event',
  'proof',
];

/** Question 4 of an inspection: the whole chain from this thing back to its appropriation. */
@ApiTags('assets')
@Controller('v1/assets')
export class ChainController {
  constructor(
    private readonly answers: Answers,
    private readonly teller: EventTeller,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ListRoute({
    path: ':assetId/chain',
    summary: 'The whole chain from a thing back to its appropriation',
    row: ChainStepRow,
    beside: { origin: ChainOriginRow },
    ...chainExamples,
  })
  list(
    @Param('assetId', PathId) assetId: string,
    @Query() asked: ListQuery,
    @Caller() { readScope }: Caller,
    @Call() call: Call,
  ) {
    return this.answers.list<ChainStepRow>(call, asked, {
      views: [
        assetsView,
        assetHistoryView,
        unitsView,
        purchaseStepsView,
        requisitionsView,
        commitmentsView,
        fundsInView,
      ],
      columns,
      beside: async reading => ({ origin: originOf(await this.assetOf(reading, assetId)) }),
      page: async (reading, after, limit) => {
        const { wanted } = await unitsWanted(reading, treeAsked(asked), readScope, this.clock);
        const asset = await this.assetOf(reading, assetId);
        // Whoever may read about one of its holders may read where it came from.
        if (!asset.held.some(({ value }) => wanted(value.unitId))) throw notFound(assetId);
        const links = (await chainOf(reading, asset, assetId)).filter(({ on }) => isDatedBy(asked, on));
        const page = pageOf(links, after, limit);
        const told = await this.teller.tell(
          page.items.map(({ index }) => index),
          wanted,
        );
        return { ...page, items: page.items.map(link => rowOf(link, told.get(link.index)!)) };
      },
    });
  }

  private async assetOf(reading: Reading, assetId: string) {
    const asset = await reading.get(assetsView, assetId);
    if (!asset) throw notFound(assetId);
    return asset;
  }
}

const notFound = (asset: string) => new ProblemException(404, 'resource.not-found', { numbers: { asset } });

const rowOf = ({ step, of, amount, from }: Link, told: ToldEvent): ChainStepRow =>
  told.leafOnly ? { step, ...told } : { step, of, amount, from, ...told };
