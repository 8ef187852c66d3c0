import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Duties } from '#platform';
import { PUBLICATION, type Publication, WITNESS_PLACES, type WitnessPlace } from '../../publication.js';
import { WitnessesAnswer } from './witnesses.query.js';

/** Who else signs the heads of this log, and who of them is silent or objects. */
@ApiTags('operations')
@Controller('v1/operations/witnesses')
export class WitnessesController {
  constructor(
    @Inject(PUBLICATION) private readonly publication: Publication,
    @Inject(WITNESS_PLACES) private readonly places: readonly WitnessPlace[],
  ) {}

  @Get()
  @Duties('operator', 'auditor')
  @ApiOperation({ summary: 'Every witness: how it stands, and the last head it cosigned' })
  @ApiOkResponse({ type: WitnessesAnswer })
  list(): WitnessesAnswer {
    const { size, cosigners } = this.publication.state;
    const items = this.places.flatMap(({ name, url, verifierKey }) => {
      const state = cosigners.find(cosigner => cosigner.name === name);
      return state ? [{ ...state, url, verifierKey, behind: size - (state.cosigned?.size ?? 0) }] : [];
    });
    return { published: size, items };
  }
}
