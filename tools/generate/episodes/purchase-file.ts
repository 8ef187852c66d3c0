import { act, type Act, type Done, type Step } from '../episode.js';
import { addDays, type CalendarDate, type Quantity } from '#kernel';
import { revisionOf } from '../episode.js';
import type { World } from '../world.js';
import { type Good, goods } from '../../../apps/ledger/src/demo/story/things/goods.js';
import { piecesOf, serialGoods, suppliesGoods } from './things.js';

export type Part<Result = void> = Generator<Step, Result, Done>;

export interface Wanted {
  readonly no: number;
  readonly good: Good;
  readonly count: number;
}

const suppliers = Array.from({ length: 24 }, (_, n) => ({
  taxCode: `08990${String(n).padStart(5, '0')}`,
  name: `Công ty minh hoạ số ${n + 1}`,
}));

/** Divisions buy for every unit of their province. */
export const buyer = 'hd-ph10';

/** The file of one purchase: what is asked, who sells it, and everything that was recorded so far. */
export class PurchaseFile {
  readonly purchaseId: string;
  readonly requisitionId: string;
  readonly unitId: string;
  readonly wanted: readonly Wanted[];
  readonly supplier: (typeof suppliers)[number];
  readonly lineId: string;
  readonly done: Done[] = [];
  private lastOn: CalendarDate;

  private constructor(
    readonly world: World,
    lineId: string,
    wanted: readonly Wanted[],
  ) {
    this.purchaseId = world.id('purchase');
    this.requisitionId = world.id('requisition');
    this.unitId = world.chance.pick(world.working);
    this.lineId = lineId;
    this.wanted = wanted;
    this.supplier = world.chance.pick(suppliers);
    this.lastOn = world.today;
  }

  /** Undefined when no line has the money. */
  static of(world: World): PurchaseFile | undefined {
    const { chance } = world;
    const serial = chance.percent(60);
    const wanted = Array.from({ length: chance.between(1, 3) }, (_, n): Wanted => {
      const good = serial ? chance.pick(serialGoods) : chance.pick(suppliesGoods);
      const dear = good.price > goods.siren.price;
      const count = good.thing
        ? dear
          ? chance.between(1, 2)
          : chance.between(2, 12)
        : chance.between(10, 80);
      return { no: n + 1, good, count };
    });
    const worth = wanted.reduce((sum, { good, count }) => sum + good.price * BigInt(count), 0n);
    const lineId = world.lineWith(worth);
    return lineId === undefined ? undefined : new PurchaseFile(world, lineId, wanted);
  }

  get total(): bigint {
    return this.wanted.reduce((sum, { good, count }) => sum + good.price * BigInt(count), 0n);
  }

  offers(of: (wanted: Wanted) => number = ({ count }) => count) {
    return this.wanted.map(one => ({ no: one.no, qty: piecesOf(of(one)), unitPrice: one.good.price }));
  }

  quantities(of: (wanted: Wanted) => number = ({ count }) => count): { no: number; qty: Quantity }[] {
    return this.wanted.map(one => ({ no: one.no, qty: piecesOf(of(one)) }));
  }

  get revision(): number {
    return revisionOf(`purchase-${this.purchaseId}`, ...this.done);
  }

  get commitmentId(): string {
    return this.last('ContractSigned').fundings[0].commitmentId;
  }

  get account() {
    return { bank: 'Ngân hàng Minh Hoạ', number: `19${this.supplier.taxCode}` };
  }

  last(type: string): any {
    return this.done.flatMap(({ events }) => events).findLast(event => event.type === type)?.data;
  }

  /** Each step on its own day; one in some is entered late, never dated before the step it follows. */
  *does(command: string, data: object, role: string, paper: string, more: Partial<Act> = {}): Part<Done> {
    const { world, purchaseId, lastOn } = this;
    const on = more.on ?? world.on(lastOn);
    const document = world.paper(paper, 'Công an tỉnh Hải Dương', on);
    const whole = 'requisitionId' in data ? data : { purchaseId, ...data };
    const what = world.does(command, whole, buyer, role, { ...more, on, document });
    const done = yield* act(what);
    this.done.push(done);
    if (done.outcome.kind === 'accepted' && on > this.lastOn) this.lastOn = on;
    return done;
  }

  day(after: number): CalendarDate {
    return addDays(this.world.today, after);
  }
}
