import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DatabaseSync } from 'node:sqlite';
import { type Envelope, contentHashOf, leafBytes } from '#event-sourcing';
import { paper, recorded } from '#test/support/hai-duong';
import { ledgerInFolder, type LedgerInFolder } from '#test/support/ledger-process';
import { linesOf, socai } from '#test/support/socai';
import {
  filesWith,
  orderOf,
  receivedWith,
  redactionCastOf,
  type RedactionCast,
  rowsOf,
} from '#test/support/redacting';

const note = 'Ông Nguyễn Văn An (0912 345 678) chứng kiến việc bàn giao';
let home: LedgerInFolder;
let cast: RedactionCast;
/** The receipt that holds the note, and one event that holds nothing sealed. */
let row: any;
let plainRow: any;
let story: Awaited<ReturnType<typeof receivedWith>>;

beforeAll(async () => {
  home = await ledgerInFolder();
  story = await receivedWith(home.now, note);
  cast = await redactionCastOf(home.now);
  [row] = await rowsOf(cast.auditor, 'TransferReceived');
  [plainRow] = await rowsOf(cast.auditor, 'TransferDispatched');
}, 60_000);
afterAll(() => home.remove());

const open = (who: keyof RedactionCast, index: number | string = row.index) =>
  cast[who].get(`/v1/events/${index}/sealed`);
const target = (over: object = {}) => ({
  index: row.index,
  eventId: row.event.id,
  fields: ['note'],
  ...over,
});
const codeOf = ({ status, body }: { status: number; body: any }) => [status, body.code];

describe('a sealed note', () => {
  test('is ciphertext in the raw history, and text in no file', () => {
    expect(row.event.data.note).toBeUndefined();
    expect(Object.keys(row.event.sealed)).toEqual(['note']);
    expect(filesWith(home.folder.path, note)).toEqual([]);
    expect(filesWith(home.folder.path, 'Nguyễn Văn An')).toEqual([]);
  });

  test('opens for the receiving unit’s officers, those above them, and auditors', async () => {
    for (const who of ['receiver', 'custodian', 'auditor'] as const)
      expect((await open(who)).body).toEqual({
        index: row.index,
        eventId: row.event.id,
        type: 'TransferReceived',
        fields: [{ name: 'note', state: 'open', text: note, salt: expect.stringMatching(/^[0-9a-f]+$/u) }],
      });
  });

  test('not for the sending unit, nor for the hands of a redaction', async () => {
    for (const who of ['sender', 'organiser', 'operator'] as const)
      expect([who, ...codeOf(await open(who))]).toEqual([who, 403, 'sealed-field.not-readable']);
    expect((await open('sender')).body.detail).toContain('note');
    expect(codeOf(await open('service'))).toEqual([403, 'identity.person-required']);
  });

  test('each reading is in the log, with whose it was', async () => {
    const { body } = await cast.auditor.get(`/v1/streams/opening-${row.event.id}/events`);
    expect(body.items.map(({ event }: any) => `${event.actor.personId} ${event.data.fields}`)).toEqual([
      'p-mai note',
      'p-province note',
      'p-auditor note',
    ]);
  });

  test('where nothing is sealed nothing opens; where no event is there is nothing', async () => {
    expect((await open('auditor', plainRow.index)).body.fields).toEqual([]);
    for (const index of ['999999', 'x', '-1']) expect((await open('auditor', index)).status).toBe(404);
  });

  test('a repetition is recognised by its text, which nothing shows', async () => {
    const client = await home.now.as({ personId: 'p-mai', duties: ['receiver@kinh-mon'] });
    const key = { 'idempotency-key': 'receipt-1' };
    const again = await client.post(story.receive, story.receipt, key);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    const other = await client.post(story.receive, { ...story.receipt, note: 'khác' }, key);
    expect(codeOf(other)).toEqual([422, 'idempotency.key-reused']);
    const refused = await client.post(story.receive, { ...story.receipt, note: 'Bà Trần Thị Bình' });
    expect(refused.status).toBe(422);
    expect(filesWith(home.folder.path, 'Trần Thị Bình')).toEqual([]);
  });

  test.each([
    ['too long', 'x'.repeat(1_001), 'text.too-long'],
    ['no text', 7, 'text.not-text'],
  ])('%s is bad input', async (_, said, code) => {
    const client = await home.now.as({ personId: 'p-mai', duties: ['receiver@kinh-mon'] });
    const { status, body } = await client.post(story.receive, { ...story.receipt, note: said });
    expect([status, body.errors]).toEqual([400, [expect.objectContaining({ pointer: '/note', code })]]);
  });
});

describe('an order is refused', () => {
  const order = (...targets: object[]) => cast.organiser.post('/v1/redactions', orderOf(...targets));

  test.each([
    ['an event that is not there', () => target({ index: 999_999 }), 'redaction.event-unknown'],
    ['another event than was meant', () => target({ index: plainRow.index }), 'redaction.event-unknown'],
    [
      'an event with nothing sealed',
      () => target({ index: plainRow.index, eventId: plainRow.event.id }),
      'redaction.not-sealed',
    ],
    ['a field that is open', () => target({ fields: ['location'] }), 'redaction.not-sealed'],
  ])('for %s', async (_, asked, code) => expect(codeOf(await order(asked()))).toEqual([422, code]));

  test('for a field named twice', async () =>
    expect(codeOf(await order(target(), target()))).toEqual([422, 'redaction.named-twice']));

  test('to somebody whose duty does not cover the unit, or is another', async () => {
    expect(codeOf(await cast.districtOrganiser.post('/v1/redactions', orderOf(target())))).toEqual([
      403,
      'authority.not-covered',
    ]);
    expect(codeOf(await cast.auditor.post('/v1/redactions', orderOf(target())))).toEqual([
      403,
      'identity.duty-missing',
    ]);
  });

  test('as bad input, each field named', async () => {
    const { status, body } = await order(target({ index: -1, eventId: 'x', fields: [] }));
    expect(status).toBe(400);
    expect(body.errors.map(({ pointer }: any) => pointer).sort()).toEqual([
      '/targets/0/eventId',
      '/targets/0/fields',
      '/targets/0/index',
    ]);
  });

  test('in Vietnamese where that is read', async () => {
    const language = { 'accept-language': 'vi' };
    const { body } = await cast.organiser.post('/v1/redactions', orderOf(target({ index: 9_999 })), language);
    expect(body.detail).toContain('không có sự kiện');
  });
});

describe('ordered by one person and carried out by another', () => {
  let redactionId = '';
  let before: { digests: any; key: Buffer; salt: Buffer };
  const at = (verb: string) => `/v1/redactions/${redactionId}/${verb}`;
  const one = async () => (await cast.auditor.get(`/v1/redactions/${redactionId}`)).body.item;

  /** Of every view that tells nothing of redactions. */
  const digests = async () => {
    const own = ['redactions', 'redacted-events', 'processes', 'refusals'];
    const { body } = await cast.operator.get('/v1/operations/views');
    const others = body.items.filter(({ name, state }: any) => state === 'live' && !own.includes(name));
    for (const { name, digest } of others) expect([name, digest]).toEqual([name, expect.any(Object)]);
    return others.map(({ name, digest }: any) => [name, digest]);
  };
  const keyOfNote = () => {
    const db = new DatabaseSync(home.folder.file('seal-keys.db'), { readOnly: true });
    const found = db.prepare('SELECT key, salt FROM seal_key WHERE id = ?').get(row.event.sealed.note.key);
    db.close();
    return found as { key: Uint8Array; salt: Uint8Array } | undefined;
  };

  test('ordered: nothing is destroyed yet', async () => {
    const { key, salt } = keyOfNote()!;
    before = { digests: await digests(), key: Buffer.from(key), salt: Buffer.from(salt) };
    expect(filesWith(home.folder.path, before.key)).toEqual(['seal-keys.db']);
    const ordered = recorded(await cast.both.post('/v1/redactions', orderOf(target())));
    redactionId = ordered.stream.replace('redaction-', '');
    const { body } = await cast.auditor.get(`/v1/redactions?status=ordered&waitFor=${ordered.waitToken}`);
    expect(body.items).toMatchObject([{ redactionId, ordered: { person: 'p-both' }, pending: [] }]);
    expect((await open('receiver')).body.fields[0].state).toBe('open');
  });

  test('not carried out by the person who ordered it, nor for that person', async () => {
    const alone = await cast.both.post(at('carry-out'), paper());
    expect(codeOf(alone)).toEqual([422, 'redaction.same-person']);
    const behalf = { personId: 'p-x', duties: ['operator@bca'], onBehalfOf: 'p-both' };
    expect(codeOf(await (await home.now.as(behalf)).post(at('carry-out'), paper()))).toEqual([
      422,
      'redaction.same-person',
    ]);
    expect(keyOfNote()).toBeDefined();
  });

  test('carried out: done when the keys are gone', async () => {
    const body = { ...paper('31/BB', '2020-04-02'), copies: ['Băng từ 12'] };
    const answer = recorded(await cast.operator.post(at('carry-out?wait=30'), body));
    expect(answer).toMatchObject({ outcome: 'settled', process: { id: `redaction.${redactionId}` } });
    expect(keyOfNote()).toBeUndefined();
    expect(await one()).toMatchObject({
      status: 'done',
      pending: ['Băng từ 12'],
      erased: [],
      ordered: { person: 'p-both' },
      carriedOut: { person: 'p-operator' },
    });
  });

  test('nobody reads it any more: it is redacted, since when and by which order', async () => {
    for (const who of ['receiver', 'auditor'] as const)
      expect((await open(who)).body.fields).toEqual([
        { name: 'note', state: 'redacted', redactedSince: (await one()).carriedOut.at, redactionId },
      ]);
  });

  test('no file holds the text, its key or its salt', () => {
    for (const needle of [note, 'Nguyễn Văn An', before.key, before.salt])
      expect(filesWith(home.folder.path, needle)).toEqual([]);
    for (const hex of [before.key.toString('hex'), before.salt.toString('hex')])
      expect(filesWith(home.folder.path, hex)).toEqual([]);
  });

  test('the event, its hash, its leaf and every other view are as they were', async () => {
    const { body: now } = await cast.auditor.get(`/v1/events/${row.index}`);
    const { redacted, ...unmarked } = now;
    expect(redacted).toEqual({ note: { since: expect.any(String), redactionId } });
    expect(unmarked).toEqual(row);
    const { contentHash, ...rest } = now.event as Envelope;
    expect(contentHashOf(rest)).toBe(contentHash);
    const leaf = (of: any) => leafBytes({ ...of, ...of.event, body: JSON.stringify(of.event) });
    expect(leaf(now)).toEqual(leaf(row));
    expect(await digests()).toEqual(before.digests);
  });

  test('a view that is built again from the log comes out the same', async () => {
    await cast.operator.post('/v1/operations/views/transfers/rebuild', {});
    const state = async () =>
      (await cast.operator.get('/v1/operations/views')).body.items.find(
        ({ name, rebuild }: any) => name === 'transfers' && rebuild,
      )?.rebuild.state;
    while ((await state()) === 'running') await new Promise(resolve => setImmediate(resolve));
    expect(await state()).toBe('switched');
    expect(await digests()).toEqual(before.digests);
  });

  test('the receipt’s repetition still gets its first answer', async () => {
    const client = await home.now.as({ personId: 'p-mai', duties: ['receiver@kinh-mon'] });
    const again = await client.post(story.receive, story.receipt, { 'idempotency-key': 'receipt-1' });
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([201, 'true']);
  });

  test('not a second time', async () => {
    const again = await cast.organiser.post('/v1/redactions', orderOf(target()));
    expect(codeOf(again)).toEqual([422, 'redaction.already-redacted']);
    expect(again.body.holders).toEqual([{ kind: 'redaction', id: redactionId }]);
    const carriedOut = await cast.operator.post(at('carry-out'), paper());
    expect(codeOf(carriedOut)).toEqual([422, 'redaction.wrong-state']);
  });

  test('a copy out of reach is pending until somebody answers for it', async () => {
    const erased = (place: string) => cast.operator.post(at('confirm-erasure'), { ...paper('32/BB'), place });
    expect(codeOf(await erased('Băng từ 13'))).toEqual([422, 'redaction.copy-unknown']);
    expect((await cast.auditor.get('/v1/redactions?pending=yes')).body.items).toHaveLength(1);
    const { waitToken } = recorded(await erased('Băng từ 12'));
    const { body } = await cast.auditor.get(`/v1/redactions?pending=yes&waitFor=${waitToken}`);
    expect(body.items).toEqual([]);
    expect(await one()).toMatchObject({
      pending: [],
      erased: [{ place: 'Băng từ 12', person: 'p-operator' }],
    });
  });
});

describe('a verifier', () => {
  const verified = async () => {
    const { code, out } = await socai('verify', '--events', home.folder.file('events.db'), '--json');
    const shown = [...linesOf(out, 'finding'), ...linesOf(out, 'note')];
    const of = (name: string) => shown.filter(line => line.code === name);
    return { code, findings: linesOf(out, 'finding').map(line => line.code), of };
  };
  const place = () => ({
    index: row.index,
    id: row.event.id,
    what: expect.stringMatching(/^note \(Redacted: /u),
  });

  test('finds the ledger sound, and lists what is redacted', async () => {
    const { code, findings, of } = await verified();
    expect([code, findings]).toEqual([0, []]);
    expect(of('note.redacted')).toEqual([expect.objectContaining(place())]);
  });

  test('finds a key that is back, as from an old copy of the keys', async () => {
    const db = new DatabaseSync(home.folder.file('seal-keys.db'));
    const put = db.prepare('INSERT INTO seal_key VALUES (?, ?, ?)');
    put.run(row.event.sealed.note.key, Buffer.alloc(32, 1), Buffer.alloc(32, 2));
    db.close();
    const { code, findings, of } = await verified();
    expect([code, findings]).toEqual([1, ['sealed.key-kept']]);
    expect(of('sealed.key-kept')).toEqual([expect.objectContaining(place())]);
  });
});
