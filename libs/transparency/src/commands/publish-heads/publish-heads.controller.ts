import { Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiExtension, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { TurnedAway } from '#event-sourcing';
import { Caller, Duty, LinkRow, ProblemException, proofOf } from '#platform';
import { HEADS_KEEPER } from '../../publication.js';
import type { HeadsKeeper } from './heads-keeper.js';

export class PublishedHeadsAnswer {
  @ApiProperty() readonly stream!: string;
  @ApiProperty() readonly revision!: number;
  @ApiProperty({ description: 'Where its proof will be.' }) readonly proof!: LinkRow;
}

/** The operator's hand on the commitments to the ends of all streams. */
@ApiTags('operations')
@Controller('v1/operations/heads')
export class PublishHeadsController {
  constructor(@Inject(HEADS_KEEPER) private readonly keeper: HeadsKeeper) {}

  @Post()
  @HttpCode(201)
  @Duty('operator')
  @ApiOperation({ summary: 'Commit to the ends of all streams now, rather than at the end of the day' })
  @ApiExtension('x-duties', ['operator'])
  @ApiCreatedResponse({ type: PublishedHeadsAnswer })
  async publish(@Caller() { personId, unitId, duty }: Caller): Promise<PublishedHeadsAnswer> {
    const originator = { personId: personId ?? 'operator', unitId, duty };
    const outcome = await this.keeper.now(originator).catch((fault: Error) => {
      throw new ProblemException(503, 'log.publishing-stopped', { numbers: { reason: fault.message } });
    });
    if (outcome.kind !== 'accepted') throw notPublished(outcome);
    const { stream, revision, events } = outcome;
    return { stream, revision, proof: proofOf(events[0]!.id) };
  }
}

const notPublished = ({ code, numbers }: Pick<TurnedAway, 'numbers'> & { code: string }): ProblemException =>
  new ProblemException(code.startsWith('ledger.') ? 503 : 409, code, { numbers });
