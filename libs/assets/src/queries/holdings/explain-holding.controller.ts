import { Controller, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Clock } from '#event-sourcing';
import {
  Call,
  Caller,
  CLOCK,
  Explanations,
  ExplainRoute,
  IsOneOf,
  ListQuery,
  Maybe,
  PathId,
  ProblemException,
  SlugParam,
} from '#platform';
import { unitsView } from '#units/views';
import { custodyAccount } from '../../events/index.js';
import { countCommodity, holdingsView, valueCommodity } from '../custody.view.js';
import { treeAsked, unitsWanted } from '../units-asked.js';

const commodityOf = { count: countCommodity, value: valueCommodity };

export class ExplainHoldingQuery extends ListQuery {
  @IsOneOf('count', 'value')
  readonly measure!: 'count' | 'value';

  @Maybe()
  @IsOneOf('effective', 'current')
  readonly tree?: 'effective' | 'current';
}

/** Why a unit has so many things of an item, or of that value. */
@ApiTags('assets')
@Controller('v1/asset-holdings')
export class ExplainHoldingController {
  constructor(
    private readonly explanations: Explanations,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ExplainRoute({
    path: ':unitId/:itemCode/explain',
    summary: 'The entries behind a count or a value, by chain of commands',
  })
  explain(
    @Param('unitId', SlugParam) unitId: string,
    @Param('itemCode', PathId) itemCode: string,
    @Query() asked: ExplainHoldingQuery,
    @Caller() { readScope }: Caller,
    @Call() call: Call,
  ) {
    const { measure } = asked;
    const cell = { account: custodyAccount(unitId), commodity: commodityOf[measure](itemCode) };
    return this.explanations.list(call, asked, {
      measure,
      views: [holdingsView, unitsView],
      of: async reading => {
        const { tree, wanted } = await unitsWanted(reading, treeAsked(asked), readScope, this.clock);
        if (!wanted(unitId))
          throw new ProblemException(404, 'resource.not-found', { numbers: { unit: unitId } });
        return { view: holdingsView, cells: [cell], readable: tree.readableBy(readScope) };
      },
    });
  }
}
