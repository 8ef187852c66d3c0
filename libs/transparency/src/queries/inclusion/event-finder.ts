import { Inject, Injectable } from '@nestjs/common';
import { ProblemException } from '#platform';
import { EVIDENCE_INDEX, HISTORY_LOG, PUBLICATION, type Publication } from '../../publication.js';
import type { EvidenceIndex } from '../../ports/index.js';
import type { HistoryLog } from '../../publishing/history.js';

/** Finds the place of an event that is published, and waits for one that will be. */
@Injectable()
export class EventFinder {
  constructor(
    @Inject(HISTORY_LOG) private readonly log: HistoryLog,
    @Inject(EVIDENCE_INDEX) private readonly index: EvidenceIndex,
    @Inject(PUBLICATION) private readonly publication: Publication,
  ) {}

  /**
   * The index of an event under the published head.
   * @param asked an event's id, or its index in decimal
   * @throws ProblemException 404: `resource.not-found` for what was never recorded, `proof.not-yet` for what is not yet
   * published when `patience` aborts
   */
  async published(asked: string, patience: AbortSignal): Promise<number> {
    const { index: newest } = await this.log.head();
    const index = asked.includes('-') ? await this.byId(asked, newest, patience) : Number(asked);
    if (index > newest) throw new ProblemException(404, 'resource.not-found');
    if (!(await this.publication.reached(index + 1, patience))) throw this.notYet(newest);
    return index;
  }

  /** Whatever was recorded when it was asked is in the index once a head covers it. */
  private async byId(id: string, newest: number, patience: AbortSignal): Promise<number> {
    const found = await this.placeOf(id);
    if (found !== undefined) return found;
    if (!(await this.publication.reached(newest + 1, patience))) throw this.notYet(newest);
    const later = await this.placeOf(id);
    if (later === undefined) throw new ProblemException(404, 'resource.not-found');
    return later;
  }

  private async placeOf(id: string): Promise<number | undefined> {
    for (const place of this.index.placesOf(id)) {
      const [event] = await this.log.scan(place - 1, 1);
      if (event && (JSON.parse(event.body) as { id: string }).id === id) return place;
    }
    return undefined;
  }

  private notYet(newest: number): ProblemException {
    const { size } = this.publication.state;
    return new ProblemException(404, 'proof.not-yet', {
      numbers: { published: size, recorded: newest + 1 },
      headers: { 'retry-after': '2' },
    });
  }
}
