import { type Built, CopyGone, type ReadStore, ReadStoreLost, type ViewId } from '#views';
import type { RedisLink } from '../connection/redis-link.js';
import { dropRows } from './dropping.js';
import type { StoreNames, ViewNames } from './names.js';
import type { Before, Sightings } from './sightings.js';

export const digestOfNothing = '0'.repeat(64);

type Found = [epoch: string | null, changes: string | null, ...(string | null)[][]];

/** The catalogue: which copies there are, and which of them is live. */
export class Copies implements Pick<ReadStore, 'catalogue' | 'create' | 'switchTo' | 'retire' | 'drop'> {
  constructor(
    private readonly link: RedisLink,
    private readonly names: StoreNames,
    private readonly seen: Sightings,
  ) {}

  async catalogue(): Promise<readonly Built[]> {
    const before = this.seen.before();
    const names = await this.link.send<string[]>('SMEMBERS', this.names.views);
    const asked = [...new Set([...names, ...before.views.keys()])].map(name => this.names.view(name));
    const found = await Promise.all(asked.map(view => this.#stored(view)));
    // One look for all of them: whoever is told once that something was lost need not be told for each view.
    try {
      return asked
        .flatMap((view, n) => this.#builtOf(view, found[n]!, before))
        .sort((a, b) => a.generation - b.generation);
    } catch (fault) {
      if (fault instanceof ReadStoreLost) this.seen.forgetAll();
      throw fault;
    }
  }

  async create({ name, version, kind }: Pick<Built, 'name' | 'version' | 'kind'>): Promise<Built> {
    const view = this.names.view(name);
    await this.#finishDrops(view);
    const generation = await this.link.run<string>(
      'newGeneration',
      [this.names.generation, this.names.views],
      name,
    );
    const copy = `${version}#${generation}`;
    const keys = [view.view, view.copies];
    await this.link.run('createCopy', keys, view.beforeCopy, copy, kind, digestOfNothing);
    const made = (await this.ofView(view)).find(({ id }) => id === `${name}@${copy}`);
    if (!made) throw new CopyGone(`${name}@${copy}`);
    return made;
  }

  async switchTo(id: ViewId, at: string): Promise<void> {
    const { of, head, copy } = this.names.copy(id);
    const done = await this.link.run('switchTo', [of.view, of.copies, head], of.beforeCopy, copy, at);
    if (done === 'gone') await this.throwGone(id);
  }

  async retire(id: ViewId, at: string): Promise<void> {
    const { of, head } = this.names.copy(id);
    if ((await this.link.run('retire', [of.view, head], at)) === 'gone') await this.throwGone(id);
  }

  async drop(id: ViewId): Promise<void> {
    const { of, head, grave, copy } = this.names.copy(id);
    await this.link.run('bury', [of.view, of.copies, of.dropping, head, grave], copy);
    this.seen.forgetCopy(id);
    await this.#finishDrops(of);
  }

  /** The stored position alone: asked often. @throws CopyGone */
  async position(id: ViewId): Promise<number> {
    const before = this.seen.position(id);
    const text = await this.link.send<string | null>('HGET', this.names.copy(id).head, 'position');
    if (text === null) return this.throwGone(id);
    this.seen.sawPosition(id, Number(text), before);
    return Number(text);
  }

  /** @throws CopyGone for a copy that somebody dropped; ReadStoreLost when it went without that */
  async throwGone(id: ViewId): Promise<never> {
    const { of } = this.names.copy(id);
    await this.ofView(of);
    this.seen.forgetCopy(id);
    throw new CopyGone(id);
  }

  /** Also what a process that died has left half dropped. */
  async #finishDrops(view: ViewNames): Promise<void> {
    for (const copy of await this.link.send<string[]>('SMEMBERS', view.dropping))
      await dropRows(this.link, this.names.copy(`${view.name}@${copy}`));
  }

  /** The copies of one view. */
  async ofView(view: ViewNames): Promise<readonly Built[]> {
    const before = this.seen.before();
    return this.#builtOf(view, await this.#stored(view), before);
  }

  #stored(view: ViewNames): Promise<Found> {
    return this.link.run<Found>('copiesOfView', [view.view, view.copies], view.beforeCopy);
  }

  #builtOf({ name }: ViewNames, [epoch, changes, ...copies]: Found, before: Before): readonly Built[] {
    this.seen.sawView(name, { epoch, changes: Number(changes ?? 0) }, before.views.get(name));
    const built = copies.map(row => builtOf(name, row as string[]));
    for (const { id, checkpoint } of built)
      this.seen.sawPosition(id, checkpoint.position, before.positions.get(id) ?? -1);
    return built;
  }
}

const builtOf = (name: string, [copy, kind, state, retired, ...at]: (string | null)[]): Built => {
  const [version, generation] = copy!.split('#').map(Number);
  const [position, count, sum, parked] = at;
  return {
    id: `${name}@${copy}`,
    name,
    version: version!,
    generation: generation!,
    kind: kind as Built['kind'],
    state: state as Built['state'],
    checkpoint: {
      position: Number(position),
      digest: { count: Number(count), sum: sum! },
      parked: JSON.parse(parked!),
    },
    ...(retired ? { retiredAt: retired } : {}),
  };
};
