import { afterAll, expect, test } from '@jest/globals';
import { everybody, type Who } from '#test/support/everybody';
import { castOf, found, fund, paper, provinceLine, recorded } from '#test/support/hai-duong';
import { type Act, category, isStep, type Recorded, recordedIn, said } from '#test/support/killed-acts';
import { ledgerInFolder, type LedgerInFolder } from '#test/support/ledger-process';
import { waitTokenOf } from '#views';

const localLine = '2020.hai-duong.local.recurrent.009.040-041.6950';
const lines = [provinceLine, localLine];
const account = { bank: 'Vietcombank', number: '0341000123456', holder: 'Thành Đông' };
const supplier = { taxCode: '0800123456', name: 'Công ty Thành Đông' };
const numbers = ['34A-001', '34A-002'];

/** Of every kill, the events of its act that were in the log, and how many there were to be. */
const deaths: { readonly there: number; readonly events: number }[] = [];

/** One purchase in a ledger of its own. The same keys in every run make the same ids. */
class Story {
  private constructor(
    private readonly home: LedgerInFolder,
    private who: Who,
    private readonly killAfter: number | undefined,
  ) {}
  private purchaseId = '';
  private last: Recorded['event'] | undefined;
  private seen = -1;
  private readonly answers: unknown[] = [];

  /** @param killAfter kills the ledger after so many events of each act; undefined: never */
  static async begun(killAfter?: number): Promise<Story> {
    const home = await ledgerInFolder();
    const cast = await castOf(home.now);
    await found(cast);
    await fund(cast, '1000000000');
    const given = { ...paper('3/QĐ', '2020-01-15'), amount: '500000000', grantor: 'ubnd-hai-duong' };
    recorded(await cast.finance.post(`/v1/budget-lines/${localLine}/appropriate`, given));
    const story = new Story(home, await everybody(home.now), killAfter);
    await story.untilMoved();
    return story;
  }
  remove = () => this.home.remove();

  private async after(index: number): Promise<readonly Recorded[]> {
    const from = index < 0 ? '' : `&after=${index}`;
    const { items } = (await this.who.auditor.get(`/v1/events?limit=500${from}`)).body;
    return items.filter(({ event }: Recorded) => isStep(event));
  }
  /** Everything up to now is before the next act. */
  private async look(): Promise<void> {
    const { index, event } = (await this.after(this.seen)).at(-1)!;
    this.seen = index;
    this.last = event;
  }
  /** The line that sent money hears of its end after the answer. */
  private async untilMoved(): Promise<void> {
    while (!(await this.after(-1)).some(({ event }) => event.type === 'FundMoveSettled'));
    await this.look();
  }
  private async until(events: number): Promise<readonly Recorded[]> {
    for (;;) {
      const now = await this.after(this.seen);
      if (now.length >= events) return now;
    }
  }
  private async death(killAfter: number, events: number): Promise<void> {
    await this.until(killAfter);
    await this.home.now.kill();
    const there = await recordedIn(this.home.folder.path, this.seen);
    deaths.push({ there, events });
    this.who = await everybody(await this.home.again());
  }

  /** A command, a kill after its n-th event, a restart, and the same command again until all has followed. */
  private async act({ by, path, body, events = 1, ifMatch }: Act, dies = false): Promise<Recorded> {
    const key = path.replace(/[^a-z]/gu, '-');
    const headers = { 'idempotency-key': key, ...(ifMatch && { 'if-match': ifMatch }) };
    const sent = this.who[by].post(path, body, headers).catch(() => undefined);
    const { killAfter } = this;
    const killed = dies && killAfter !== undefined && killAfter <= events;
    if (killed) await this.death(killAfter, events);
    const first = await sent;
    if (!killed) recorded(first!);
    const again = await this.who[by].post(`${path}?wait=30`, body, headers);
    expect(recorded(again).outcome).toBe('settled');
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    if (first) expect(said(again)).toEqual(said(first));
    this.answers.push(
      said(again).events.map(({ type }: { type: string }) => type),
      said(again).revision,
    );
    const [begun] = await this.until(events);
    await this.look();
    return begun!;
  }
  private readonly on = (verb: string) => `/v1/purchases/${this.purchaseId}/${verb}`;
  private readonly seenNow = () => `waitFor=${waitTokenOf(this.last!.stream, this.last!.revision)}`;
  private readonly file = async () =>
    (await this.who.auditor.get(`/v1/purchases/${this.purchaseId}?${this.seenNow()}`)).body.item;

  /** Three cars are asked for, approved and planned; an offer for two of them is chosen. */
  async award(): Promise<void> {
    const [by, path] = ['requester', '/v1/requisitions'] as const;
    const item = { no: 1, itemCode: 'xe-oto', description: 'Xe ô tô', uom: 'chiếc', qty: '3' };
    const body = {
      ...paper('11/ĐN'),
      unitId: 'chi-linh',
      neededBy: '2020-06-01',
      purpose: 'Tuần tra',
      urgency: 'normal',
      items: [{ ...item, estUnitPrice: '10000000' }],
    };
    const { requisitionId } = (await this.act({ by, path, body })).event.data;
    const asked = await this.who.auditor.get(`${path}/${requisitionId}?${this.seenNow()}`);
    const seenDigest = asked.body.item.digest;
    const approval = { ...paper('12/QĐ'), seenDigest, approvedItems: [{ no: 1, qty: '3' }] };
    const ifMatch = asked.headers.get('etag')!;
    await this.act({ by: 'approver', path: `${path}/${requisitionId}/approve`, body: approval, ifMatch });
    const items = [{ no: 1, sources: [{ requisitionId, no: 1, qty: '3' }] }];
    const plan = { ...paper('13/KH'), buyerUnit: 'hai-duong', category: 'goods', fundings: [], items };
    // Planned, the requisition gives, the purchase hears of it and is confirmed.
    const planned = await this.act({ by: 'buyer', path: '/v1/purchases', body: plan, events: 4 });
    this.purchaseId = planned.event.data.purchaseId;
    const method = { ...paper('14/QĐ'), method: 'openBidding', legalRule: 'Điều 22' };
    await this.act({ by: 'buyer', path: this.on('select-method'), body: method });
    const { awardDigest, revision } = await this.file();
    const offer = { supplier, bidders: [], items: [{ no: 1, qty: '2', unitPrice: '10000000' }] };
    const award = { ...paper('15/QĐ'), ...offer, seenDigest: awardDigest };
    await this.act({ by: 'buyer', path: this.on('award'), body: award, ifMatch: `"${revision}"` });
  }

  /** Requested; of each line the commitment, and the purchase hears of it; signed. */
  async sign(): Promise<void> {
    const { signingDigest, revision } = await this.file();
    const amounts = ['12000000', '8000000'];
    const body = {
      ...paper('16/HĐ'),
      seenDigest: signingDigest,
      contractNumber: '16/2020',
      signedOn: '2020-02-01',
      fundings: lines.map((lineId, n) => ({ lineId, amount: amounts[n] })),
      payeeAccount: account,
      advanceTerms: { maxPct: 30 },
      retentionPct: 0,
      deliveryDue: '2020-06-01',
    };
    const ifMatch = `"${revision}"`;
    await this.act({ by: 'approver', path: this.on('sign'), body, events: 6, ifMatch }, true);
  }
  async amend(): Promise<void> {
    const amounts = ['6000000', '4000000'];
    const additions = lines.map((lineId, n) => ({ lineId, amount: amounts[n] }));
    const items = [{ no: 1, qty: '3', unitPrice: '10000000' }];
    const body = { ...paper('17/PL'), items, additions, reductions: [] };
    await this.act({ by: 'buyer', path: this.on('amend'), body, events: 6 }, true);
  }

  /** Two of the cars come and are registered. */
  async deliver(): Promise<string> {
    const delivery = { ...paper('18/PN', '2020-03-01'), place: 'Kho', items: [{ no: 1, qty: '2' }] };
    const received = await this.act({ by: 'receiver', path: this.on('receive'), body: delivery });
    const { receiptId } = received.event.data;
    const item = {
      no: 1,
      accepted: '2',
      rejected: '0',
      destination: { unitId: 'chi-linh', officerId: 'p-officer', location: 'Nhà xe' },
      registration: { assetClass: 'fixedAsset', regime: 'specialised' },
      assets: numbers.map(assetNumber => ({ assetNumber })),
    };
    const body = { ...paper('19/BB', '2020-03-02'), receiptId, committee: ['p-member'], items: [item] };
    const accepted = await this.act({ by: 'receiver', path: this.on('accept'), body, events: 3 }, true);
    return accepted.event.data.acceptanceId;
  }

  /** Requested, posted by the line, confirmed. */
  async pay(acceptanceId: string): Promise<void> {
    const day = '2020-03-03';
    const invoice = { supplierTaxCode: supplier.taxCode, series: 'AA/20E', number: '7', date: day };
    const amounts = { items: [{ no: 1, qty: '2', amount: '20000000' }], total: '20000000', tax: '0' };
    const asked = { ...paper('20/HĐ', day), ...invoice, ...amounts };
    const invoiced = await this.act({ by: 'accountant', path: this.on('invoice'), body: asked });
    const { fundings } = await this.file();
    const [{ commitmentId }] = fundings.filter(({ amount }: { amount: string }) => amount === '12000000');
    const body = {
      ...paper('21/UNC', '2020-03-05'),
      commitmentId,
      invoiceId: invoiced.event.data.invoiceId,
      acceptanceIds: [acceptanceId],
      voucherNumber: 'PC-21',
      payeeAccount: account,
      advanceCleared: '0',
      cash: '11000000',
    };
    await this.act({ by: 'accountant', path: this.on('pay'), body, events: 3 }, true);
  }

  /** What it came to, but for instants, and for which of two lines answered first. */
  async end() {
    const { auditor } = this.who;
    const get = async (path: string) => (await auditor.get(`${path}${this.seenNow()}`)).body;
    const { status, revision, money, items, fundings, payments, contract } = await this.file();
    const balances = await Promise.all(
      lines.map(async line => {
        const { available, committed, paid } = (await get(`/v1/budget-lines/${line}?`)).item;
        return { available, committed, paid };
      }),
    );
    const assets = (await get('/v1/assets?within=hai-duong&')).items;
    const log = (await this.after(-1)).map(({ event }) => event);
    return {
      purchase: { status, revision, money, items, payments, contract },
      balances,
      fundings: fundings.map(({ lineId, amount, undrawn }: any) => [lineId, amount, undrawn].join()).sort(),
      assets: assets.map(({ assetId, assetNumber }: any) => [assetNumber, assetId]).sort(),
      open: (await get('/v1/processes?state=open&')).items,
      events: log.map(({ stream, type }) => `${category(stream)} ${type}`).sort(),
      commands: new Set(log.map(({ commandId }) => commandId)).size,
      answers: this.answers,
    };
  }
}

const told = async (killAfter?: number) => {
  const story = await Story.begun(killAfter);
  try {
    await story.award();
    await story.sign();
    await story.amend();
    await story.pay(await story.deliver());
    return await story.end();
  } finally {
    await story.remove();
  }
};

const undisturbed = told();
afterAll(() => undisturbed.catch(() => undefined));

const times = (all: readonly string[], type: string) => all.filter(one => one.endsWith(` ${type}`)).length;

test('undisturbed, every step is there once', async () => {
  const { events, open, balances, assets } = await undisturbed;
  for (const type of ['SigningRequested', 'ContractSigned', 'AmendmentRequested', 'ContractAmended'])
    expect(times(events, type)).toBe(1);
  for (const type of ['GoodsAccepted', 'PaymentRequested', 'PaymentPosted', 'PaymentConfirmed'])
    expect(times(events, type)).toBe(1);
  expect([times(events, 'FundsCommitted'), times(events, 'FundingCommitted')]).toEqual([4, 4]);
  expect(times(events, 'AssetRegistered')).toBe(2);
  expect(times(events, 'CommandRefused')).toBe(0);
  expect(assets.map(([assetNumber]: string[]) => assetNumber)).toEqual(numbers);
  expect(balances).toEqual([
    { available: '982000000', committed: '7000000', paid: '11000000' },
    { available: '488000000', committed: '12000000', paid: '0' },
  ]);
  expect(open).toEqual([]);
}, 60_000);

/** Signing and amending take six events each, acceptance and payment three. */
test.each([
  [1, 6],
  [2, 5],
  [3, 4],
])(
  'killed after event %d, and after %d, of signing, amending, accepting and paying, the end is the same',
  async (...kills) => {
    const ends = await Promise.all(kills.map(told));
    for (const end of ends) expect(end).toEqual(await undisturbed);
  },
  240_000,
);

test('and some of the kills came while a process was under way', () => {
  expect(deaths).toHaveLength(18);
  expect(deaths.filter(({ there, events }) => there < events).length).toBeGreaterThan(0);
});
