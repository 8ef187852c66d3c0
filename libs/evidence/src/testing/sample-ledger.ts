import { createHash } from 'node:crypto';
import {
  type EventToShow,
  formatLeaf,
  headsPublishedType,
  HeadsTree,
  makeStreamProof,
  type ProvenLeaf,
  shownContentHash,
  type StreamProof,
} from '../proofs/index.js';
import { SampleLog } from './sample-log.js';

type Recorded = EventToShow & { readonly place: ProvenLeaf };

const idOf = (index: number): string => `00000000-0000-8000-8000-${String(index).padStart(12, '0')}`;

/** Events of several streams with their leaves and contents, in a log in memory; now and then it publishes heads. */
export class SampleLedger {
  readonly log = new SampleLog();
  readonly events: Recorded[] = [];
  #lastHeads: { readonly event: Recorded; readonly tree: HeadsTree } | undefined;

  record(stream: string, type: string, data: unknown): Recorded {
    const index = this.events.length;
    const last = this.events.findLast(({ place }) => place.stream === stream)?.place;
    const place = {
      v: 1 as const,
      index,
      stream,
      type,
      id: idOf(index),
      recordedAt: '2026-01-02T03:04:05.006Z',
      revision: (last?.revision ?? -1) + 1,
      prev: last?.index ?? -1,
    };
    const { id, recordedAt, revision } = place;
    const content = {
      salt: createHash('sha256').update(`salt ${index}`).digest('hex'),
      text: JSON.stringify({ data, id, recordedAt, revision, stream, type }),
    };
    const whole = { ...place, contentHash: shownContentHash(content) };
    const event = { place: whole, leaf: formatLeaf(whole), content };
    this.events.push(event);
    this.log.add(event.leaf);
    return event;
  }

  publishHeads(): void {
    const heads = new Map(this.events.map(({ place }) => [place.stream, place.index]));
    const tree = new HeadsTree([...heads].map(([stream, lastIndex]) => ({ stream, lastIndex })));
    const data = { root: tree.root().toString('hex'), streams: tree.size, through: this.events.length - 1 };
    this.#lastHeads = { tree, event: this.record('heads-ledger', headsPublishedType, data) };
  }

  of(stream: string): readonly Recorded[] {
    return this.events.filter(({ place }) => place.stream === stream);
  }

  /** A proof of a stream, of all its events unless others are given. */
  async streamProof(stream: string, checkpoint: string, events = this.of(stream)): Promise<StreamProof> {
    const shown = events.map(({ leaf, content }) => ({ leaf, content: content! }));
    const heads = this.#lastHeads && {
      event: { leaf: this.#lastHeads.event.leaf, content: this.#lastHeads.event.content! },
      shown: await this.#lastHeads.tree.prove(stream),
    };
    return makeStreamProof(this.log.reader(), { stream, events: shown, ...(heads && { heads }) }, checkpoint);
  }
}
