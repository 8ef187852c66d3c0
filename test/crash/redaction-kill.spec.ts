import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startNode } from '#test/support/child';
import { paper, recorded } from '#test/support/hai-duong';
import { ledgerInFolder } from '#test/support/ledger-process';
import { filesWith, orderOf, receivedWith, redactionCastOf, rowsOf } from '#test/support/redacting';
import { redactionDesk } from '#test/support/redaction-desk';
import { temporaryFolder } from '#test/support/temporary-folder';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const child = new URL('./redaction-kill.child.js', import.meta.url);

/** Follows until the redaction is recorded as done. */
const finished = async (desk: Awaited<ReturnType<typeof redactionDesk>>, redactionId: string) => {
  const over = new AbortController();
  const following = desk.follow(over.signal);
  for await (const _ of desk.store.follow(-1, AbortSignal.timeout(20_000)))
    if ((await desk.typesOf(redactionId)).includes('SealKeysDestroyed')) break;
  over.abort();
  await following;
};

test.each([
  ['before a key is destroyed', 'before', 1, true],
  ['after it is destroyed and before that is recorded', 'after', 2, false],
])(
  'killed %s, a redaction is not done; started again, it is, once',
  async (_, when, kills, keyIsLeft) => {
    const path = folder.file('events.db');
    let desk = await redactionDesk(path);
    const { redactionId, keyId, key } = await desk.redacted('Nguyễn Văn An');
    await desk.close();

    for (let times = 0; times < kills; times += 1)
      expect(await startNode(child, [path, when]).ended).toBe('SIGKILL');
    desk = await redactionDesk(path);
    expect(await desk.typesOf(redactionId)).toEqual(['RedactionOrdered', 'Redacted']);
    expect((await desk.keys.find(keyId)) !== undefined).toBe(keyIsLeft);

    await finished(desk, redactionId);
    expect(await desk.keys.find(keyId)).toBeUndefined();
    await desk.close();
    // The place in the log may be lost, too: everything is seen again, and nothing is recorded twice.
    desk = await redactionDesk(path);
    await finished(desk, redactionId);
    expect(await desk.typesOf(redactionId)).toEqual(['RedactionOrdered', 'Redacted', 'SealKeysDestroyed']);
    await desk.close();
    for (const needle of [Buffer.from(key.key, 'hex'), Buffer.from(key.salt, 'hex'), 'Nguyễn Văn An'])
      expect(filesWith(folder.path, needle)).toEqual([]);
  },
  60_000,
);

test('the service, killed as soon as it has answered, ends the redaction when it is back', async () => {
  const home = await ledgerInFolder();
  await receivedWith(home.now, 'Bà Trần Thị Bình');
  let cast = await redactionCastOf(home.now);
  const [{ index, event }] = (await rowsOf(cast.auditor, 'TransferReceived')) as [any];
  const target = { index, eventId: event.id, fields: ['note'] };
  const { stream } = recorded(await cast.organiser.post('/v1/redactions', orderOf(target)));
  const path = `/v1/redactions/${stream.replace('redaction-', '')}`;
  const key = { 'idempotency-key': 'second-hand' };
  recorded(await cast.operator.post(`${path}/carry-out`, paper(), key));
  await home.now.kill();
  cast = await redactionCastOf(await home.again());
  const again = recorded(await cast.operator.post(`${path}/carry-out?wait=30`, paper(), key));
  expect(again.outcome).toBe('settled');
  expect((await cast.auditor.get(`${path}?waitFor=${again.waitToken}`)).body.item.status).toBe('done');
  expect((await cast.auditor.get('/v1/processes?state=open')).body.items).toEqual([]);
  await home.remove();
}, 120_000);
