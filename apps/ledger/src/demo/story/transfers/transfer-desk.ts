import type { DemoClient } from '../../demo-client.js';
import { provinceIssuer } from '../years.js';
import { dayOf, type DemoTransfer, transferId } from './demo-transfer.js';

interface Act {
  readonly as: string;
  /** Absent for the request itself. */
  readonly verb?: string;
  readonly day: number;
  readonly kind: string;
  readonly body?: object;
  readonly again?: string;
  readonly refused?: string;
  readonly ifMatch?: string;
}

export const paperNumber = ({ key }: DemoTransfer, again: string): string =>
  `${key}${again && `-${again}`}/2020/ĐC-DEMO`;

/** The folder of one transfer: its acts are sent from here. */
export class TransferDesk {
  private waitToken = '';
  private etag = '';

  constructor(
    private readonly client: DemoClient,
    readonly transfer: DemoTransfer,
  ) {}

  async act({ verb, day, kind, again = '', ...act }: Act): Promise<void> {
    const { key } = this.transfer;
    const date = dayOf(this.transfer, day);
    const number = paperNumber(this.transfer, again);
    const answer = await this.client.send({
      ...act,
      on: date,
      wait: 30,
      document: { issuer: provinceIssuer, kind, number, date },
      path: verb ? `/v1/transfers/${transferId(this.transfer)}/${verb}` : '/v1/transfers',
      key: `transfer ${key} ${verb ?? 'request'} ${again}`.trim(),
    });
    if (answer.body.waitToken) this.waitToken = answer.body.waitToken;
    this.etag = answer.etag ?? this.etag;
  }

  /** What a decision is about, and the revision after the last act: the same however often the story is told. */
  async seen(): Promise<{ seenDigest: string; etag: string }> {
    const path = `/v1/transfers/${transferId(this.transfer)}?waitFor=${this.waitToken}`;
    const { body } = await this.client.get('director', path);
    return { seenDigest: body.item.contentDigest, etag: this.etag };
  }
}
