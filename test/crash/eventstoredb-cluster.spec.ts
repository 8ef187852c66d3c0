import { StoreUnavailable } from '#event-sourcing';
import { LogHalted } from '#stores/eventstoredb';
import { type Child, startNode } from '#test/support/child';
import { type OwnCluster, ownCluster } from '#test/support/eventstoredb-cluster';
import { eventStoreDbLog } from '#test/support/eventstoredb-log';
import { eventStoreDbProgram, type OwnEventStoreDb } from '#test/support/eventstoredb-nodes';
import { temporaryFolder } from '#test/support/temporary-folder';
import { timerScheduler } from '#test/support/timer-scheduler';

type Told = readonly [stream: string, revision: number, commandId: string, at: number];

interface Writers {
  /** Resolves when each was told of a hundred appends more; fails when one ends. */
  goOn(): Promise<unknown>;
  /** Resolves when each was told that an append is not known to stand. */
  giveUp(): Promise<unknown>;
}

const patient = new URL('./eventstoredb-patient.child.js', import.meta.url);
/** What befalls the leader, and how it comes back. */
interface Fate {
  out(leader: OwnEventStoreDb): unknown;
  back(leader: OwnEventStoreDb): unknown;
}
const fates: Readonly<Record<string, Fate>> = {
  'is killed': { out: leader => leader.kill(), back: leader => leader.start() },
  hangs: { out: leader => leader.freeze(), back: leader => leader.thaw() },
};
const needs = 'SOCAI_TEST_ESDB_PROGRAM says how an EventStoreDB is started';

if (!eventStoreDbProgram) process.stderr.write(`NOT EXERCISED: a cluster of EventStoreDB, unless ${needs}\n`);

(eventStoreDbProgram ? describe : describe.skip)('three EventStoreDB', () => {
  let cluster: OwnCluster;
  beforeAll(async () => {
    cluster = await ownCluster();
    await cluster.leader();
  }, 120_000);
  afterAll(() => cluster.stop());

  /** Two processes that write, while something happens: nothing they were told is lost, and nothing stands twice. */
  const underWriters = async (happens: (writers: Writers) => Promise<void>) => {
    const log = await eventStoreDbLog(cluster.url);
    const folder = temporaryFolder();
    const writers = ['one', 'two'].map(name =>
      startNode(patient, [cluster.url, log.namespace, folder.file(`${name}.db`), name]),
    );
    const goOn = () => Promise.all(writers.map(writer => writer.printed(writer.lines.length + 100)));
    const end = async (writer: Child) => {
      writer.process.kill('SIGKILL');
      await writer.ended;
    };
    try {
      await goOn();
      await happens({ goOn, giveUp: () => Promise.all(writers.map(complained)) });
      await goOn();
      await Promise.all(writers.map(end));
      await standsOnce(log, writers.flatMap(toldTo));
      process.stderr.write(`Longest silence of a writer: ${Math.max(...writers.map(silence))} ms.\n`);
    } finally {
      await Promise.all(writers.map(end));
      await log.remove();
      folder.remove();
    }
  };

  test.each(Object.entries(fates))(
    'the leader %s, twice, under two processes that write',
    async (_, { out, back }) =>
      underWriters(async writers => {
        for (let round = 0; round < 2; round += 1) {
          const leader = await cluster.leader();
          await out(leader);
          await cluster.leader(cluster.nodes.filter(node => node !== leader));
          await writers.goOn();
          await back(leader);
          await cluster.leader();
        }
      }),
    300_000,
  );

  test(
    'the leader resigns',
    () =>
      underWriters(async () => {
        const leader = await cluster.leader();
        while ((await cluster.leader()) === leader) await leader.ask('/admin/node/resign', 'POST');
      }),
    300_000,
  );

  test(
    'all three are killed',
    () =>
      underWriters(async writers => {
        for (const node of cluster.nodes) await node.kill();
        // Until each was told that there is nobody: the client has looked for a server and found none.
        await writers.giveUp();
        for (const node of cluster.nodes) node.start();
        await cluster.leader();
      }),
    300_000,
  );
});

/** Resolves when a writer was told once more that something is not known to stand. */
const complained = async (writer: Child): Promise<void> => {
  const before = writer.errors().length;
  const ended = writer.ended.then(how =>
    Promise.reject(new Error(`a writer ended (${how}): ${writer.errors()}`)),
  );
  ended.catch(() => undefined);
  while (writer.errors().length === before) await Promise.race([timerScheduler.wait(50), ended]);
};

const toldTo = ({ lines }: Child): readonly Told[] => lines.map(line => JSON.parse(line));

/** Milliseconds between two answers, at most. */
const silence = (writer: Child): number => {
  const instants = toldTo(writer).map(([, , , at]) => at);
  return Math.max(...instants.slice(1).map((at, n) => at - instants[n]!));
};

/** A server of a cluster may just have ended itself, to come back as the others are: then somebody else is asked. */
const patiently = async <T>(ask: () => Promise<T>): Promise<T> => {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof StoreUnavailable) || error instanceof LogHalted) throw error;
      await timerScheduler.wait(50);
    }
  }
};

const standsOnce = async (
  { store }: Awaited<ReturnType<typeof eventStoreDbLog>>,
  told: readonly Told[],
): Promise<void> => {
  for (const [stream, revision] of new Map(told.map(([of, to]) => [of, to]))) {
    // A read asks the server for the end; what it says has to come into the index, which others than we wrote to.
    const there = await patiently(() => store.read(stream, revision, 1));
    expect(there.revision).toBeGreaterThanOrEqual(revision);
    while ((await store.locate(stream, revision)) === undefined) await timerScheduler.wait(10);
  }
  const events = await patiently(() => store.scan(-1, 1_000_000));
  expect(events.map(({ index }) => index)).toEqual(events.map((_, n) => n));
  expect(new Set(events.map(({ body }) => JSON.parse(body).id)).size).toBe(events.length);
  for (const [stream, revision, commandId] of told)
    expect(await patiently(() => store.receipt(stream, commandId))).toMatchObject({ stream, last: revision });
};
