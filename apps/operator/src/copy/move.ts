import { join } from 'node:path';
import { NotDone } from '#command-line';
import { copyLog, type CopyProgress, sayWhereabouts } from '#event-sourcing';
import { sameHash, type TreeHead } from '#evidence';
import { Halted, headIn, headsStream, rootOfLog } from '#transparency/publishing';
import type { EventLog } from '../../../projector/src/stores/event-log.js';
import { headAt, type KnownHead, largestOf } from '../backup/known-heads.js';
import { carriedStreams } from './carried-streams.js';
import { carryHead, carryKeys } from './carry-along.js';
import { copyRecords } from './copy-records.js';
import { indexed, interrupted } from './ends.js';
import type { CopyTelling, Moved, MoveParts } from './move-parts.js';
import { type Claim, claimed, mustHold, type Standing, standingOf, takenOver } from './standing.js';

/** One run of a move, between a source that is held and a target that answers. */
export class Move {
  constructor(private readonly parts: MoveParts) {}

  /** @throws NotDone, BrokenOff, StoreUnavailable, an error of the file system */
  async run(): Promise<Moved> {
    const { plan, ambient, source, target } = this.parts;
    const standing = await standingOf(plan, source, target, () => this.arrived());
    const { said } = standing.source;
    if (standing.finished && said?.state === 'moved')
      return { before: true, events: said.events, heads: await this.heads(), root: said.root };
    const kept = this.keptHeads();
    // First, so that an unsound source does not take the target.
    const from = await this.proven('source', source, kept);
    const claim = await claimed(plan, target, standing, ambient);
    await this.copyEvents();
    const heads = await this.copyHeads();
    const brought = await this.proven('target', target, kept);
    if (brought.size !== from.size || !sameHash(brought.root, from.root))
      throw new NotDone(
        'target.different',
        'Gốc khác nhau / The roots of source and target are not the same.',
      );
    carryHead(plan, largestOf(kept));
    const keys = await carryKeys(plan, target.sealKeys, ambient.clock);
    await this.handOver(standing, claim, from);
    return { before: false, events: from.size, heads, root: hex(from.root), keys };
  }

  /**
   * Seals, and only then opens: between the two the history goes on nowhere, and another run takes the second step.
   * The other way round, a crash in between would leave two that go on.
   */
  private async handOver({ source: last }: Standing, claim: Claim, { size, root }: TreeHead): Promise<void> {
    const { plan, ambient, telling, source, target } = this.parts;
    await mustHold(plan, target, claim);
    if (telling.signal.aborted) throw interrupted();
    telling.step('seal');
    const { copy, revision } = claim;
    const at = ambient.clock.now();
    const brought = { copy, at, events: size, root: hex(root) };
    if (last.said?.state !== 'moved') {
      const sealed = await sayWhereabouts(source.control, last, {
        state: 'moved',
        to: plan.to.name,
        ...brought,
      });
      if (!sealed.appended)
        throw new NotDone(
          'source.changed',
          `Nguồn đã bị người khác niêm phong / ${plan.from.name} was sealed by somebody else.`,
        );
    }
    const by = { copy, from: plan.from.name };
    const opened = await sayWhereabouts(target.control, { revision }, { state: 'open', at, by });
    if (!opened.appended) throw takenOver(plan.to.name);
  }

  private arrived(): Promise<void> {
    const { target, ambient, telling } = this.parts;
    return indexed(target, ambient, telling.signal);
  }

  private async heads(): Promise<number> {
    return ((await this.parts.source.control.last(headsStream))?.revision ?? -1) + 1;
  }

  /** Heads of the source that were kept apart from it: a log that was put back to an earlier day does not give them. */
  private keptHeads(): readonly KnownHead[] {
    const { log, heads } = this.parts.plan;
    return [join(log, 'checkpoint'), heads].map(headAt).filter(head => head !== undefined);
  }

  private async proven(
    what: 'source' | 'target',
    log: EventLog,
    kept: readonly KnownHead[],
  ): Promise<TreeHead> {
    const { telling } = this.parts;
    const others = kept.map(({ note }) => headIn(note.toString()));
    try {
      const root = await rootOfLog({ log, control: log.control, others }, telling.step(what));
      if (!root) throw interrupted();
      return root;
    } catch (error) {
      if (!(error instanceof Halted)) throw error;
      const { sentence } = error.halt;
      throw new NotDone(`${what}.not-sound`, `Sổ không nguyên vẹn / The ${what} is not sound: ${sentence}`);
    }
  }

  private async copyEvents(): Promise<void> {
    const { source: from, target: to, telling } = this.parts;
    const { signal } = telling;
    await this.arrived();
    const onProgress = stepsOf(telling);
    const end = await copyLog({ from, to, signal, onProgress, indexed: () => this.arrived() });
    if (end.kind === 'interrupted')
      throw interrupted({ events: end.events, total: (await from.head()).index + 1 });
    if (end.kind === 'copied') return;
    const { index, what, stream } = end.difference;
    throw new NotDone(
      'target.different',
      `Đích khác nguồn / The target is not a copy of the source: event ${index}${ofStream(stream)}, ${what}.`,
      [],
      { index },
    );
  }

  private async copyHeads(): Promise<number> {
    const { source, target, telling } = this.parts;
    const streams = await carriedStreams(source.control);
    await copyRecords(streams, source.control, target.control, telling.step('heads'));
    if (telling.signal.aborted) throw interrupted();
    return this.heads();
  }
}

const ofStream = (stream: string | undefined): string => (stream === undefined ? '' : ` of ${stream}`);

const hex = (root: Uint8Array): string => Buffer.from(root).toString('hex');

/** Parts of the copy as steps, each counted from where it begins. */
const stepsOf = (telling: CopyTelling): ((progress: CopyProgress) => void) => {
  let going: { readonly phase: string; readonly watch: ReturnType<CopyTelling['step']> } | undefined;
  let before = 0;
  return ({ phase, done, total }) => {
    if (going?.phase === phase) going.watch.progress(done - before);
    else {
      going = { phase, watch: telling.step(phase) };
      going.watch.begin(total, done);
    }
    before = done;
  };
};
