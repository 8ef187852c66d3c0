import type { LedgerEvent } from '#event-sourcing';
import { addDays, type CalendarDate, type DocumentRef, derivedId, sha256 } from '#kernel';
import { type DemoUnit, districtIds, organisation } from '../../apps/ledger/src/demo/story/organisation.js';
import { Books } from './books.js';
import type { Chance } from './chance.js';
import type { Act } from './episode.js';
import { Months } from './months.js';
import type { Size } from './sizes.js';
import type { WorkingTime } from './working-days.js';

/** A thing that nobody is busy with. */
export interface FreeThing {
  readonly assetId: string;
  readonly unitId: string;
  readonly regime: string;
}

/** What people know who make a data set: the units, the lines that have money, the things at hand, and chance. */
export class World {
  readonly books = new Books();
  readonly months = new Months();
  /** The duties that were lent, the latest last; some have ended, and not everybody knows. */
  readonly lent: Pick<Act, 'personId' | 'onBehalfOf' | 'delegationId'>[] = [];
  readonly units: readonly DemoUnit[];
  /** Units that buy, hold and spend: all below the province. */
  readonly working: readonly string[];
  private readonly lines = new Map<number, string[]>();
  private readonly things: FreeThing[] = [];
  private numbers = 0;

  constructor(
    readonly chance: Chance,
    readonly size: Size,
    private readonly time: WorkingTime,
  ) {
    const more = districtIds.flatMap(district => communesOf(district, size.communesOfDistrict));
    const known = organisation.filter(({ kind }) => kind !== 'commune');
    this.units = [...known, ...more];
    this.working = this.units.map(({ unitId }) => unitId).slice(2);
  }

  get today(): CalendarDate {
    return this.time.today;
  }

  /** The next number of all that are numbered. */
  number(): number {
    this.numbers += 1;
    return this.numbers;
  }

  /** An id nobody had before. */
  id(kind: string): string {
    return derivedId(`data set ${this.number()}`, kind);
  }

  /** A paper signed on a day, today unless said. */
  paper(kind: string, issuer = 'Công an tỉnh Hải Dương', date = this.today): DocumentRef {
    const number = `${this.number()}/${date.slice(0, 4)}`;
    return { issuer, kind, number, date, sha256: sha256(`${issuer} ${kind} ${number}`) };
  }

  /** The day something takes effect: today, or now and then a day before, but not before a day. */
  on(notBefore: CalendarDate, backdated = 27): CalendarDate {
    if (!this.chance.percent(backdated)) return this.today;
    const day = addDays(this.today, -this.chance.between(1, 25));
    return day < notBefore ? notBefore : day;
  }

  /** What somebody of a unit does, in a role. */
  does(command: string, data: object, unitId: string, role: string, more: Partial<Act> = {}): Act {
    const on = more.on ?? this.today;
    const personId = `p-${unitId}-${role}`;
    return {
      command,
      data,
      unitId,
      personId,
      on,
      document: more.document ?? this.paper('quyết định'),
      ...more,
    };
  }

  take(event: LedgerEvent<string, any>): void {
    this.books.take(event);
    this.months.take(event);
    const { type, data } = event;
    if (type === 'FundsReceived' || type === 'OpeningBalanceRecorded')
      this.lineOpened(data.toLine ?? data.lineId);
    if (type === 'AssetRegistered')
      this.free({ assetId: data.assetId, unitId: data.accountable.unitId, regime: data.regime });
  }

  private lineOpened(lineId: string): void {
    const year = Number(lineId.slice(0, 4));
    const own = this.lines.get(year) ?? [];
    if (!own.includes(lineId)) this.lines.set(year, [...own, lineId]);
  }

  /** Lines of units that had money in a year. */
  linesOf(year: number): readonly string[] {
    return this.lines.get(year) ?? [];
  }

  /** A line of this year that has so much available; undefined when a few tries find none. */
  lineWith(amount: bigint): string | undefined {
    const lines = this.linesOf(Number(this.today.slice(0, 4)));
    for (let tries = 0; tries < 6 && lines.length > 0; tries += 1) {
      const lineId = this.chance.pick(lines);
      if (this.books.availableOn(lineId) >= amount) return lineId;
    }
    return undefined;
  }

  /** Nobody is busy with it any more. */
  free(thing: FreeThing): void {
    this.things.push(thing);
  }

  /** Takes a thing, so that nobody else is busy with it; undefined when there is none. */
  thing(): FreeThing | undefined {
    if (this.things.length === 0) return undefined;
    const at = this.chance.below(this.things.length);
    const taken = this.things[at]!;
    const last = this.things.pop()!;
    if (at < this.things.length) this.things[at] = last;
    return taken;
  }

  /** Some more things of the same unit. */
  thingsLike({ unitId }: FreeThing, most: number): readonly FreeThing[] {
    const found: FreeThing[] = [];
    for (
      let at = this.things.length - 1;
      at >= 0 && found.length < most && at > this.things.length - 400;
      at -= 1
    )
      if (this.things[at]!.unitId === unitId) found.push(...this.things.splice(at, 1));
    return found;
  }
}

const communesOf = (parentId: string, count: number): readonly DemoUnit[] =>
  Array.from({ length: count }, (_, n) => ({
    unitId: `${parentId}-${n + 1}`,
    code: `${parentId.toUpperCase()}-${n + 1}`,
    kind: 'commune',
    parentId,
    name: `Công an xã ${parentId} ${n + 1}`,
  }));
