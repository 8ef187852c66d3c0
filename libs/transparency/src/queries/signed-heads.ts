import { Inject, Injectable } from '@nestjs/common';
import type { ControlStreams } from '#event-sourcing';
import { ProblemException } from '#platform';
import { CONTROL_STREAMS } from '../publication.js';
import { headsStream } from '../publishing/recorded-heads.js';
import { readHeadRecord, type SignedHead } from '../publishing/signed-head.js';
import { ProofShelf, type ShelfHead } from './proof-shelf.js';

/** Every head that was ever signed, found by its size. */
@Injectable()
export class SignedHeads {
  constructor(
    @Inject(CONTROL_STREAMS) private readonly control: ControlStreams,
    private readonly shelf: ProofShelf,
  ) {}

  /** @throws ProblemException 404 `proof.no-such-head`, naming the signed sizes below and above */
  async ofSize(size: number): Promise<ShelfHead> {
    const newest = this.shelf.head();
    if (newest.size === size) return newest;
    const { below, above } = await this.around(size);
    if (below?.size === size) return { size, note: below.note, tree: this.shelf.treeOf(newest.size) };
    throw new ProblemException(404, 'proof.no-such-head', {
      numbers: { size, below: below?.size ?? 0, above: above?.size ?? newest.size },
    });
  }

  /** @throws ProblemException 404 `proof.not-under-head` when the head has no leaf of that index */
  mustCover({ size }: ShelfHead, index: number): void {
    if (index >= size) throw new ProblemException(404, 'proof.not-under-head', { numbers: { index, size } });
  }

  /** Sizes grow with the revisions of the stream: a search by halves. */
  private async around(size: number): Promise<{ below?: SignedHead; above?: SignedHead }> {
    let low = 0;
    let high = ((await this.control.last(headsStream))?.revision ?? -1) + 1;
    let below: SignedHead | undefined;
    let above: SignedHead | undefined;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const [record] = await this.control.records(headsStream, middle, 1);
      const head = readHeadRecord(record!.text);
      if (head.size <= size) [low, below] = [middle + 1, head];
      else [high, above] = [middle, head];
    }
    return { ...(below && { below }), ...(above && { above }) };
  }
}
