import { Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiExtension, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Duty, ProblemException } from '#platform';
import { PUBLICATION, type Publication } from '../../publication.js';

export class PublishedCheckpointAnswer {
  @ApiProperty({ description: 'Events under the published head.' }) readonly size!: number;
  @ApiProperty({ description: 'The published head, a signed note: what /log/checkpoint answers.' })
  readonly checkpoint!: string;
}

/** The operator's hand on the signing of heads. Nothing is recorded by it. */
@ApiTags('operations')
@Controller('v1/operations/checkpoint')
export class PublishCheckpointController {
  constructor(@Inject(PUBLICATION) private readonly publication: Publication) {}

  @Post()
  @HttpCode(200)
  @Duty('operator')
  @ApiOperation({ summary: 'Sign and publish a head over everything that is recorded now' })
  @ApiExtension('x-duties', ['operator'])
  @ApiOkResponse({ type: PublishedCheckpointAnswer })
  async publish(): Promise<PublishedCheckpointAnswer> {
    await this.publication.publishNow().catch((fault: Error) => {
      throw new ProblemException(503, 'log.publishing-stopped', { numbers: { reason: fault.message } });
    });
    const { size, note = '' } = this.publication.state;
    return { size, checkpoint: note };
  }
}
