import { Controller, Get, Query } from '@nestjs/common';
import {
  ApiExtension,
  ApiExtraModels,
  ApiOperation,
  ApiResponse,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import {
  formatTlogProof,
  type InclusionProof,
  leafHash,
  makeInclusionProof,
  parseCheckpoint,
  parseNote,
  verifyInclusion,
} from '#evidence';
import { AnyDuty, Call, Shutdown } from '#platform';
import { fromSoundFiles, ProofShelf, type ShelfHead } from '../proof-shelf.js';
import { SignedHeads } from '../signed-heads.js';
import { EventFinder } from './event-finder.js';
import { InclusionAnswer, InclusionQuery } from './inclusion.query.js';

const inBytes = (hashes: readonly string[]): Buffer[] => hashes.map(hash => Buffer.from(hash, 'hex'));

/** That an event is in the log. Leaves show no content, so any duty may ask. */
@ApiTags('proofs')
@Controller('v1/proofs/inclusion')
export class InclusionController {
  constructor(
    private readonly shelf: ProofShelf,
    private readonly finder: EventFinder,
    private readonly heads: SignedHeads,
    private readonly shutdown: Shutdown,
  ) {}

  @Get()
  @AnyDuty()
  @ApiOperation({ summary: 'That an event is in the log, under a signed head' })
  @ApiExtension('x-duties', ['any'])
  @ApiExtraModels(InclusionAnswer)
  @ApiResponse({
    status: 200,
    description: 'The proof; as C2SP tlog-proof for `Accept: text/plain`.',
    content: {
      'application/json': { schema: { $ref: getSchemaPath(InclusionAnswer) } },
      'text/plain': { schema: { type: 'string' } },
    },
  })
  async one(
    @Query() { event, size, wait = '0' }: InclusionQuery,
    @Call() call: Call,
  ): Promise<InclusionAnswer | string> {
    const index = await this.finder.published(event, this.shutdown.patience(Number(wait)));
    const head = size === undefined ? this.shelf.head() : await this.heads.ofSize(Number(size));
    this.heads.mustCover(head, index);
    const proof = await this.proof(index, head);
    if (!wantsText(call)) return { ...proof, index, size: head.size };
    call.reply.type('text/plain; charset=utf-8');
    return formatTlogProof({ index, hashes: inBytes(proof.hashes), checkpoint: head.note });
  }

  private proof(index: number, { size, note, tree }: ShelfHead): Promise<InclusionProof> {
    return fromSoundFiles(
      async () => {
        const [leaf] = await this.shelf.leaves([index], size);
        return makeInclusionProof(tree, { leaf: leaf! }, note);
      },
      ({ leaf, hashes }) => {
        const { root } = parseCheckpoint(parseNote(note).text);
        const proven = { index, size, leafHash: leafHash(Buffer.from(leaf)), hashes: inBytes(hashes) };
        return verifyInclusion(proven, root).ok;
      },
    );
  }
}

const wantsText = ({ request }: Call): boolean => /^text\/plain\b/u.test(request.headers.accept ?? '');
