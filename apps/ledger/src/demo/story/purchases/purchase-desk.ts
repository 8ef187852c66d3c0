import type { DemoClient, DemoDocument } from '../../demo-client.js';
import { lineOf, type Source } from '../lines.js';
import { province } from '../organisation.js';
import { goodOf } from '../things/goods.js';
import { dayOf, type DemoPurchase, purchaseId } from './demo-purchase.js';
import { paper, type PaperKind } from './papers.js';

/** One act on a purchase. */
export interface Act {
  readonly as: string;
  readonly verb: string;
  /** Days after the purchase began. */
  readonly day: number;
  readonly document: DemoDocument;
  readonly body?: object;
  /** Where the same verb happens more than once. */
  readonly again?: string;
  readonly refused?: string;
  readonly ifMatch?: string;
}

export interface Funding {
  readonly commitmentId: string;
  readonly amount: bigint;
}

/** The folder of one purchase: its acts are sent from here, and its file is read as it is seen by those who act. */
export class PurchaseDesk {
  readonly path: string;
  private waitToken = '';
  /** Of the last act. A file read later says more, but a step that is told again must ask the same as before. */
  private etag = '';

  constructor(
    readonly client: DemoClient,
    readonly purchase: DemoPurchase,
  ) {
    this.path = `/v1/purchases/${purchaseId(purchase)}`;
  }

  day(n: number): string {
    return dayOf(this.purchase, n);
  }

  paper(kind: PaperKind, day: number, more = ''): DemoDocument {
    return paper(kind, `${this.purchase.key}${more}/MS-DEMO`, this.day(day));
  }

  async act({ verb, day, again = '', ...act }: Act) {
    const key = `purchase ${this.purchase.key} ${verb} ${again}`.trim();
    const answer = await this.client.send({
      ...act,
      path: `${this.path}/${verb}`,
      key,
      on: this.day(day),
      wait: 30,
    });
    if (answer.body.waitToken) this.waitToken = answer.body.waitToken;
    this.etag = answer.etag ?? this.etag;
    return answer;
  }

  /** The file once it says so: what a process did is read a moment after the process ended. */
  async file(isSo: (file: any) => boolean = () => true) {
    const path = `${this.path}?waitFor=${this.waitToken}`;
    const { item } = await this.client.getUntil('buyer', path, body => isSo(body.item));
    return { file: item, etag: this.etag };
  }

  /** What the contract commits, line by line. */
  async fundings(): Promise<readonly Funding[]> {
    const { file } = await this.file(({ contract }) => contract !== undefined);
    return file.fundings.map(({ commitmentId, amount }: { commitmentId: string; amount: string }) => ({
      commitmentId,
      amount: BigInt(amount),
    }));
  }

  lineOf(source: Source): string {
    const [first] = this.purchase.wanted[0]!;
    return lineOf(this.purchase.year, province, source, goodOf(first).purpose);
  }

  /** The second source bears a fifth, the first the rest. */
  splitOverLines(total: bigint): { lineId: string; amount: string }[] {
    const { sources } = this.purchase;
    const fifth = sources.length > 1 ? total / 5n : 0n;
    return sources.map((source, n) => ({
      lineId: this.lineOf(source),
      amount: `${n === 0 ? total - fifth : fifth}`,
    }));
  }
}
