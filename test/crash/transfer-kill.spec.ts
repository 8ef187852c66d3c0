import { expect, test } from '@jest/globals';
import { setTimeout } from 'node:timers/promises';
import {
  custodyCastOf,
  type CustodyCast,
  dispatchOf,
  foundCustody,
  idIn,
  items,
  receiptOf,
  registered,
  transferOf,
} from '#test/support/custody-cast';
import { paper, recorded } from '#test/support/hai-duong';
import { ledgerInFolder, type LedgerInFolder } from '#test/support/ledger-process';

const numbers = Array.from({ length: 12 }, (_, n) => `34A-${100 + n}`);

/** One ledger, its people, and a transfer that is not begun. */
class Chain {
  private constructor(
    private readonly home: LedgerInFolder,
    private cast: CustodyCast,
    private readonly things: readonly string[],
    private readonly killAfterMs: number | undefined,
  ) {}
  private transferId = '';
  private seen = '';

  /** @param killAfterMs after the answer to each step; undefined: never */
  static async begun(killAfterMs?: number): Promise<Chain> {
    const home = await ledgerInFolder();
    await foundCustody(home.now);
    const cast = await custodyCastOf(home.now);
    return new Chain(home, cast, await registered(cast, ...numbers), killAfterMs);
  }

  /** A step, a kill while its process is under way, a restart; the same command again waits for the end. */
  private async step(
    who: keyof CustodyCast,
    path: string,
    body: object,
    headers: Record<string, string> = {},
  ) {
    const keyed = {
      ...headers,
      'idempotency-key': `${path} ${JSON.stringify(body).length}`.replace(/\s/gu, '-'),
    };
    const first = recorded(await this.cast[who].post(path, body, keyed));
    if (this.killAfterMs !== undefined) {
      await setTimeout(this.killAfterMs);
      await this.home.now.kill();
      this.cast = await custodyCastOf(await this.home.again());
    }
    const again = recorded(await this.cast[who].post(`${path}?wait=30`, body, keyed));
    expect([again.stream, again.revision, again.events]).toEqual([
      first.stream,
      first.revision,
      first.events,
    ]);
    expect(again.outcome).toBe('settled');
    this.seen = again.waitToken;
    return again;
  }

  private readonly of = (verb: string) => `/v1/transfers/${this.transferId}/${verb}`;

  async request(): Promise<void> {
    this.transferId = idIn(await this.step('custodian', '/v1/transfers', transferOf(this.things)));
  }
  async decide(): Promise<void> {
    const { body, headers } = await this.cast.approver.get(
      `/v1/transfers/${this.transferId}?waitFor=${this.seen}`,
    );
    const decision = { ...paper('10/QĐ', '2020-02-03'), approve: true, seenDigest: body.item.contentDigest };
    await this.step('approver', this.of('decide'), decision, { 'if-match': headers.get('etag')! });
  }
  cancel = () => this.step('custodian', this.of('cancel'), paper('12/QĐ', '2020-02-04'));
  dispatch = () => this.step('storekeeper', this.of('dispatch'), dispatchOf(this.things));
  receive = () => this.step('receiver', this.of('receive'), receiptOf('BB-1', this.things.slice(0, 10)));
  async refuseAndReturn(): Promise<void> {
    const rest = this.things.slice(10);
    const refused = {
      ...paper('13/QĐ', '2020-02-05'),
      items: rest.map(assetId => ({ assetId, cause: 'Hỏng' })),
    };
    await this.step('receiver', this.of('refuse'), refused);
    await this.step('custodian', this.of('confirm-return'), {
      ...paper('14/QĐ', '2020-02-06'),
      items: items(rest),
    });
  }

  /** What the story came to, but for ids and instants. */
  async end(): Promise<unknown> {
    const { body } = await this.cast.inspector.get(`/v1/transfers/${this.transferId}?waitFor=${this.seen}`);
    const { items: rows } = (await this.cast.inspector.get('/v1/assets?within=hai-duong')).body;
    const open = await this.cast.inspector.get('/v1/processes?state=open');
    const histories = await Promise.all(
      this.things.map(async id => (await this.cast.inspector.get(`/v1/assets/${id}/history`)).body.items),
    );
    await this.home.remove();
    return {
      status: body.item.status,
      revision: body.item.revision,
      items: body.item.items.map(({ state }: any) => state),
      holders: rows
        .map((row: any) => [row.assetNumber, row.accountable.unitId, row.transferId ?? 'free'])
        .sort(),
      steps: histories.map(steps =>
        steps.map(({ type }: any) => type).filter((type: string) => type.startsWith('Asset')),
      ),
      open: open.body.items,
    };
  }
}

const delivered = async (chain: Chain) => {
  await chain.request();
  await chain.decide();
  await chain.dispatch();
  await chain.receive();
  await chain.refuseAndReturn();
  return chain.end();
};
const cancelled = async (chain: Chain) => {
  await chain.request();
  await chain.decide();
  await chain.cancel();
  return chain.end();
};

/** Milliseconds after each answer: at once, and while things answer. */
test.each([
  ['dispatched, received and returned in part', delivered, [0, 8]],
  ['cancelled after the decision', cancelled, [3]],
] as const)(
  'a transfer %s ends the same though the process is killed after each step',
  async (_, story, kills) => {
    const undisturbed = await story(await Chain.begun());
    for (const killAfterMs of kills) expect(await story(await Chain.begun(killAfterMs))).toEqual(undisturbed);
  },
  240_000,
);
