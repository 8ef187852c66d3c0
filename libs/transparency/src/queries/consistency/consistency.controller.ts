import { Controller, Get, Query } from '@nestjs/common';
import { ApiExtension, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { makeConsistencyProof, rootAt, verifyConsistencyProof } from '#evidence';
import { AnyDuty, IsMatching, Maybe, ProblemException } from '#platform';
import { sizeText } from '../inclusion/inclusion.query.js';
import { fromSoundFiles, ProofShelf } from '../proof-shelf.js';
import { SignedHeads } from '../signed-heads.js';

export class ConsistencyQuery {
  @IsMatching('old', 'log-size.malformed', sizeText, 'Size of the head that the verifier kept.', '1000')
  readonly old!: string;

  @Maybe()
  @IsMatching(
    'new',
    'log-size.malformed',
    sizeText,
    'Size of a later signed head; absent: the newest.',
    '2000',
  )
  readonly new?: string;
}

/** `socai/consistency/v1`; its rules are in docs/guides/proofs.md. */
export class ConsistencyAnswer {
  @ApiProperty({ enum: ['socai/consistency/v1'] }) readonly format!: string;
  @ApiProperty({ description: 'Size of the earlier head.' }) readonly old!: number;
  @ApiProperty({ description: 'Size of the later head.' }) readonly size!: number;
  @ApiProperty({ type: [String], description: 'RFC 9162, 2.1.4: lowercase hex.' })
  readonly hashes!: readonly string[];
  @ApiProperty({ description: 'The later head, signed: a C2SP checkpoint.' }) readonly checkpoint!: string;
}

/** That the log has only grown since a head that somebody kept. */
@ApiTags('proofs')
@Controller('v1/proofs/consistency')
export class ConsistencyController {
  constructor(
    private readonly shelf: ProofShelf,
    private readonly heads: SignedHeads,
  ) {}

  @Get()
  @AnyDuty()
  @ApiOperation({ summary: 'That the log has only grown since an earlier head' })
  @ApiExtension('x-duties', ['any'])
  @ApiOkResponse({ type: ConsistencyAnswer })
  async one(@Query() { old, new: later }: ConsistencyQuery): Promise<ConsistencyAnswer> {
    const from = Number(old);
    const head = later === undefined ? this.shelf.head() : await this.heads.ofSize(Number(later));
    const { size } = head;
    if (from > size)
      throw new ProblemException(404, 'proof.not-under-head', { numbers: { index: from, size } });
    const { proof } = await fromSoundFiles(
      async () => ({
        proof: await makeConsistencyProof(head.tree, from, head.note),
        old: { size: from, root: await rootAt(head.tree, from) },
      }),
      made => verifyConsistencyProof(made.proof, made.old, this.shelf.trust).ok,
    );
    return { ...proof, size };
  }
}
