import { ReadStoreLost, type ViewId } from '#views';

/** What is stored under the name of a view: when it was first made there, and how often its copies have changed. */
export interface Sighting {
  readonly epoch: string | null;
  readonly changes: number;
}

/** What had been seen when something was asked. Answers overtake one another: each is held against its own moment. */
export interface Before {
  readonly views: ReadonlyMap<string, Sighting>;
  readonly positions: ReadonlyMap<ViewId, number>;
}

/**
 * What this process has seen of the store. Redis may lose its last second, or everything: a restart without its file,
 * a failover to a replica that was behind. Nothing in it tells that but a number that was larger before.
 */
export class Sightings {
  readonly #views = new Map<string, Sighting>();
  readonly #positions = new Map<ViewId, number>();

  constructor(private readonly where: string) {}

  /** To be taken before asking. */
  before(): Before {
    return { views: new Map(this.#views), positions: new Map(this.#positions) };
  }

  /** Where a copy was seen last; to be taken before asking. */
  position(id: ViewId): number {
    return this.#positions.get(id) ?? -1;
  }

  /** @throws ReadStoreLost when a view is not the one seen before, or is older */
  sawView(name: string, now: Sighting, before: Sighting | undefined): void {
    if (before && (before.epoch !== now.epoch || before.changes > now.changes)) {
      this.#views.delete(name);
      throw new ReadStoreLost(
        now.epoch === null
          ? `${this.where} has lost the view ${name}: it is built again from the log`
          : `${this.where} has gone back to another state of the view ${name}: it is brought up again`,
      );
    }
    const last = this.#views.get(name);
    if (now.epoch !== null && !(last?.epoch === now.epoch && last.changes > now.changes))
      this.#views.set(name, now);
  }

  /** @throws ReadStoreLost when a copy stands before where it was seen */
  sawPosition(id: ViewId, position: number, before: number): void {
    if (position < before) {
      this.#positions.set(id, position);
      throw new ReadStoreLost(
        `${this.where} has gone back with ${id} from index ${before} to ${position}: it is brought up again`,
      );
    }
    if (position > this.position(id)) this.#positions.set(id, position);
  }

  forgetCopy(id: ViewId): void {
    this.#positions.delete(id);
  }

  /** After a loss was told: what is found from now on is new. */
  forgetAll(): void {
    this.#views.clear();
    this.#positions.clear();
  }
}
