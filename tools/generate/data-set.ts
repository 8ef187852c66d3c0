import type { EventStore } from '#event-sourcing';
import { addDays, type CalendarDate, daysBetween } from '#kernel';
import { Chance } from './chance.js';
import type { Done, Episode, Step } from './episode.js';
import { lending } from './episodes/delegating.js';
import { checkpoint, founding, parameterChange } from './episodes/founding.js';
import { purchasing } from './episodes/purchases.js';
import { adjusting, directSpending, overCommitting, withdrawing } from './episodes/spending.js';
import { caring, registering } from './episodes/things.js';
import { transferring } from './episodes/transfers.js';
import { closingMonth } from './episodes/months.js';
import { closing, opening } from './episodes/years.js';
import { Office } from './office.js';
import { firstYear, type Size } from './sizes.js';
import { workingDayFrom, WorkingTime } from './working-days.js';
import { World } from './world.js';
import { WriteBehindLog } from './write-behind-log.js';

export interface DataSetParts {
  /** Must be empty. Appends are asked in order, and answered behind. */
  readonly store: EventStore;
  readonly size: Size;
  /** Any text; the same seed and size give the same bytes. */
  readonly seed: string;
  readonly signal: AbortSignal;
  readonly onProgress?: (events: number) => void;
}

export interface DataSet {
  readonly events: number;
  /** The root of the Merkle log over every event, 64 lowercase hex digits. */
  readonly root: string;
}

const everyDay: Readonly<Record<string, readonly [number, (world: World) => Episode]>> = {
  spending: [46, directSpending],
  purchase: [22, purchasing],
  thing: [10, registering],
  care: [14, caring],
  transfer: [12, transferring],
  adjustment: [7, adjusting],
  overCommitting: [4, overCommitting],
  withdrawal: [1, withdrawing],
  checkpoint: [1, checkpoint],
  parameter: [1, parameterChange],
};
const weights = Object.fromEntries(Object.entries(everyDay).map(([name, [weight]]) => [name, weight]));

/** The work of some years, day by day: what was begun goes on when its day comes, and new work fills the day. */
class Years {
  private readonly world: World;
  private readonly office: Office;
  private readonly due = new Map<CalendarDate, Generator<Step, void, Done>[]>();
  private readonly first: CalendarDate = `${firstYear - 1}-12-02`;
  private readonly last: CalendarDate;

  constructor(
    private readonly parts: DataSetParts,
    private readonly log: WriteBehindLog,
    private readonly time: WorkingTime,
  ) {
    const { size, seed } = parts;
    const chance = new Chance(`${seed} ${JSON.stringify(size)}`);
    this.world = new World(chance.of('work'), size, time);
    this.last = `${firstYear + size.years}-02-05`;
    this.office = new Office({
      log,
      time,
      chance: chance.of('office'),
      holdingsOf: async unitId => this.world.books.holdingsOf(unitId),
      totalsOf: period => this.world.months.totalsOf(period),
      onEvent: event => this.world.take(event),
    });
  }

  get root(): string {
    return this.office.tree.root().toString('hex');
  }

  async pass(): Promise<void> {
    this.time.goTo(this.first, 0);
    await this.goOn(founding(this.world));
    for (let n = 0; n < this.parts.size.things; n += 1) await this.goOn(registering(this.world, 'opening'));
    for (let day = this.first; day <= this.last; day = workingDayFrom(addDays(day, 1))) await this.spend(day);
  }

  /** Enough new work is begun each day for the whole to grow evenly; in the last weeks nothing new begins. */
  private async spend(day: CalendarDate): Promise<void> {
    const { events } = this.parts.size;
    const share = daysBetween(this.first, day) / (daysBetween(this.first, this.last) - 21);
    const before = this.log.events;
    const wanted = Math.ceil(events * share);
    const passes = (): void => this.time.goTo(day, (this.log.events - before) / Math.max(1, wanted - before));
    passes();
    for (const episode of this.yearly(day)) await this.goOn(episode);
    for (const episode of this.due.get(day) ?? []) {
      await this.goOn(episode);
      passes();
    }
    this.due.delete(day);
    while (share <= 1 && this.log.events < Math.min(wanted, events)) {
      await this.goOn(everyDay[this.world.chance.weighed(weights)]![1](this.world));
      passes();
    }
  }

  private *yearly(day: CalendarDate): Generator<Episode> {
    const year = Number(day.slice(0, 4));
    const rest = day.slice(5);
    const isFirstFrom = (from: string): boolean => workingDayFrom(`${year}-${from}`) === day;
    if (isFirstFrom(`${rest.slice(0, 2)}-03`)) yield lending(this.world);
    const closes = addDays(`${day.slice(0, 7)}-01`, -1).slice(0, 7);
    if (isFirstFrom(`${rest.slice(0, 2)}-08`) && closes >= this.first.slice(0, 7))
      yield closingMonth(this.world, closes);
    if (isFirstFrom('12-02') && year + 1 < firstYear + this.parts.size.years)
      yield opening(this.world, year + 1);
    if (isFirstFrom('01-11') && year > firstYear && rest < '02') yield closing(this.world, year - 1);
  }

  /** Until it lets days pass, or ends. */
  private async goOn(episode: Generator<Step, void, Done>): Promise<void> {
    this.parts.onProgress?.(this.log.events);
    let done: Done | undefined;
    for (;;) {
      this.parts.signal.throwIfAborted();
      const { value, done: over } = episode.next(done as Done);
      if (over) return;
      if ('days' in value && value.days > 0) return this.later(episode, value.days);
      done = 'act' in value ? await this.office.act(value.act) : undefined;
    }
  }

  private later(episode: Generator<Step, void, Done>, days: number): void {
    const day = workingDayFrom(addDays(this.time.today, days));
    const waiting = this.due.get(day);
    if (waiting) waiting.push(episode);
    else this.due.set(day, [episode]);
  }
}

/**
 * Fills an empty log with the work of a province over some years, through the runner, the rules and the reactions of
 * the ledger: the same seed and size give the same bytes. @throws the signal's reason; what the store throws
 */
export const makeDataSet = async (parts: DataSetParts): Promise<DataSet> => {
  const log = new WriteBehindLog(parts.store);
  const years = new Years(parts, log, new WorkingTime());
  await years.pass();
  await log.flushed();
  return { events: log.events, root: years.root };
};
