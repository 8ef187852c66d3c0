import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiExtension, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type EventToShow,
  makeStreamProof,
  type ShownHead,
  type StreamPlace,
  type StreamProof,
  type StreamToShow,
  verifyStreamProof,
} from '#evidence';
import { hashedTextOf, type Envelope, type StoredEvent } from '#event-sourcing';
import { AnyDuty, ProblemException } from '#platform';
import { PUBLICATION, type Publication, STREAM_LOG, type StreamLog } from '../../publication.js';
import type { PublishedHeads } from '../../publishing/published-heads.js';
import { fromSoundFiles, ProofShelf, type ShelfHead } from '../proof-shelf.js';
import { StreamPlaces } from './stream-place.js';
import { StreamProofAnswer, StreamProofQuery } from './stream.query.js';

/** The events of a stream, that none is missing between them, and up to where none is missing after them. */
@ApiTags('proofs')
@Controller('v1/proofs/stream')
export class StreamProofController {
  constructor(
    private readonly shelf: ProofShelf,
    private readonly places: StreamPlaces,
    @Inject(STREAM_LOG) private readonly log: StreamLog,
    @Inject(PUBLICATION) private readonly publication: Publication,
  ) {}

  @Get()
  @AnyDuty()
  @ApiOperation({ summary: 'That a stream is whole, up to the last commitment to the ends of all streams' })
  @ApiExtension('x-duties', ['any'])
  @ApiOkResponse({ type: StreamProofAnswer })
  async one(@Query() { stream, after, limit = '100' }: StreamProofQuery): Promise<StreamProofAnswer> {
    const head = this.shelf.head();
    const { heads } = this.publication.state;
    const from = after === undefined ? 0 : Number(after) + 1;
    const { events, revision } = await this.log.read(stream, from, Number(limit) + 1);
    const published = events.filter(({ index }) => index < head.size);
    if (revision < 0 && !heads) throw new ProblemException(404, 'resource.not-found');
    const page = published.slice(0, Number(limit));
    const last = page.at(-1)?.revision;
    const before = await this.before(stream, from);
    const proof = await fromSoundFiles(
      () => this.proof({ stream, page, ...(before && { before }), head, heads }),
      made => verifyStreamProof(made, this.shelf.trust, { stream, ...(before && { after: before }) }).ok,
    );
    return { ...proof, next: last !== undefined && published.length > page.length ? last : null };
  }

  /** The event that the page follows on; none at the beginning, and behind the end. */
  private async before(stream: string, from: number): Promise<StreamPlace | undefined> {
    const index = from === 0 ? undefined : await this.log.locate(stream, from - 1);
    return index === undefined ? undefined : { revision: from - 1, index };
  }

  private async proof(asked: {
    readonly stream: string;
    readonly page: readonly StoredEvent[];
    readonly before?: StreamPlace;
    readonly head: ShelfHead;
    readonly heads: PublishedHeads | undefined;
  }): Promise<StreamProof> {
    const { stream, page, before, head, heads } = asked;
    const indexes = page.map(({ index }) => index);
    const leaves = await this.shelf.leaves(indexes, head.size);
    const places = before ? [before.index, ...indexes] : indexes;
    const shown = heads && (await this.committed(stream, places, heads, head));
    const events = leaves.map((leaf): EventToShow => ({ leaf }));
    return makeStreamProof(head.tree, { stream, events, ...(shown && { heads: shown }) }, head.note);
  }

  /** Only where the page holds the last event that the commitment names: elsewhere it would show nothing. */
  private async committed(
    stream: string,
    places: readonly number[],
    heads: PublishedHeads,
    { size }: ShelfHead,
  ): Promise<StreamToShow['heads']> {
    const shown: ShownHead = await this.places.of(stream, heads);
    if ('present' in shown && !places.includes(shown.present.lastIndex)) return undefined;
    const [leaf] = await this.shelf.leaves([heads.index], size);
    const [event] = await this.log.scan(heads.index - 1, 1);
    const { salt, contentHash } = JSON.parse(event!.body) as Pick<Envelope, 'salt' | 'contentHash'>;
    const content = { salt, text: hashedTextOf(event!.body, { salt, contentHash }) };
    return { event: { leaf: leaf!, content }, shown };
  }
}
