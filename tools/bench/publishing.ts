import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import {
  bundleOf,
  makeInclusionProof,
  parseEntryBundle,
  pathOf,
  TileReader,
  tileOf,
  tileWidth,
} from '#evidence';
import { DurableFolder } from '#stores/files';
import {
  openSqliteEventStore,
  SqliteControlStreams,
  type SqliteEventStore,
  SqliteEvidenceIndex,
} from '#stores/sqlite';
import { logKeysOf, newLogKey, Publisher } from '#transparency/publishing';
import { instantOf } from '#kernel';
import { wholeEvents } from './evidence/whole-events.js';
import { BenchLedger, commitBody, commitPath, lineNumber } from './http/bench-ledger.js';
import { LoadClient } from './http/load.js';
import { inPairs, median, secondsOf } from './pairs.js';
import type { Row } from './row.js';

const lines = 64;
/** A head every two seconds, as the ledger signs them unless told otherwise. */
const secondsAHead = 2;
const proofsAPair = 2_000;
const origin = 'bench.socai.invalid';

const scheduler = { wait: (ms: number) => setTimeout(ms) };

/** Processor time of the calling thread, in microseconds: what else the machine does is not in it. */
const cpuOf = async (work: () => Promise<unknown>): Promise<number> => {
  const before = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(before);
  return user + system;
};

interface Published {
  readonly folder: string;
  readonly files: DurableFolder;
  readonly size: number;
  readonly note: string;
  readonly eventsAHead: number;
  /** Processor time of publishing, microseconds an event. */
  readonly microsPerEvent: number;
  /** Processor time of one look back, microseconds; there is one for each head. */
  readonly microsPerLook: number;
}

const publishing = (path: string, folder: string, store: SqliteEventStore, onNote: (note: string) => void) =>
  new Publisher({
    log: store,
    control: SqliteControlStreams.open(path),
    index: SqliteEvidenceIndex.forWriting(join(folder, 'index.db')),
    files: new DurableFolder(join(folder, 'log')),
    apart: new DurableFolder(join(folder, 'heads')),
    keys: logKeysOf([newLogKey(origin, Buffer.alloc(32, 1))]),
    clock: { now: () => instantOf(Date.now()) },
    scheduler,
    everyMs: secondsAHead * 1_000,
    tell: news => {
      if (news.kind === 'published') onNote(news.note);
    },
  });

/** Publishes a log head by head, as a busy ledger does. */
const publishLog = async (folder: string, heads: number, eventsAHead: number): Promise<Published> => {
  const path = join(folder, 'events.db');
  const onFatal = (error: Error): never => {
    throw error;
  };
  const store = await openSqliteEventStore(path, { scheduler, onFatal });
  let note = '';
  const publisher = publishing(path, folder, store, published => (note = published));
  await publisher.audit(new AbortController().signal);
  const [micros, looks]: [number[], number[]] = [[], []];
  for (let head = 0; head < heads; head += 1) {
    await wholeEvents(store, `line-${head % lines}`, eventsAHead);
    micros.push((await cpuOf(() => publisher.round())) / eventsAHead);
    looks.push(await cpuOf(() => publisher.lookBack()));
  }
  await store.close();
  const files = new DurableFolder(join(folder, 'log'));
  const size = heads * eventsAHead;
  return {
    folder,
    files,
    note,
    size,
    eventsAHead,
    microsPerEvent: median(micros),
    microsPerLook: median(looks),
  };
};

/** What the ledger does at its fastest. */
interface Commands {
  readonly perSecond: number;
  /** Processor time of a command in the whole ledger, all threads, publishing included. */
  readonly micros: number;
}

const commandsOf = async (seconds: number): Promise<Commands> => {
  const client = new LoadClient();
  const ledger = await BenchLedger.start(lines);
  try {
    const paths = Array.from({ length: lines }, (_, n) => commitPath(lineNumber(n + 1)));
    const load = { url: ledger.url, paths, headers: ledger.headers, connections: 64, body: commitBody('1') };
    await client.send({ ...load, seconds: 1 });
    const before = ledger.server.cpuMs;
    const { answered, perSecond } = await client.send({ ...load, seconds });
    return { perSecond, micros: ((ledger.server.cpuMs - before) * 1_000) / answered };
  } finally {
    client.stop();
    await ledger.stop();
  }
};

const costOfPublishing = (
  { microsPerEvent, eventsAHead }: Published,
  { micros, perSecond }: Commands,
): Row => ({
  work: 'leaf, tile, index and signature of an event: processor time',
  against: 'processor time of a command, all threads of the ledger',
  ratio: microsPerEvent / micros,
  goal: '≤ 0.05',
  detail:
    `${microsPerEvent.toFixed(1)} µs of ${Math.round(micros)} µs; ${Math.round(perSecond)} commands/s, ` +
    `a head every ${eventsAHead} events`,
});

const costOfLookingBack = ({ microsPerLook }: Published): Row => ({
  work: 'looking back over history: processor time',
  against: 'one core, all the time',
  ratio: microsPerLook / (secondsAHead * 1_000_000),
  goal: '≤ 0.02',
  detail: `${(microsPerLook / 1_000).toFixed(1)} ms every ${secondsAHead} s`,
});

/** The files that a proof of a leaf is made of, read and nothing more. */
const rawRead = (folder: string, index: number, size: number): void => {
  const at = Math.floor(index / tileWidth);
  for (const place of [bundleOf(at, size), tileOf(0, at, size), tileOf(1, 0, size)])
    if (place) readFileSync(join(folder, 'log', pathOf(place)));
};

const proofsPerSecond = async ({ folder, files, size, note }: Published, pairs: number): Promise<Row> => {
  const indexes = Array.from({ length: proofsAPair }, (_, n) => (n * 7_919) % size);
  const tree = new TileReader(files, size);
  const prove = async (index: number): Promise<void> => {
    const bundle = bundleOf(Math.floor(index / tileWidth), size)!;
    const entries = parseEntryBundle((await files.read(pathOf(bundle)))!, bundle.width);
    await makeInclusionProof(tree, { leaf: entries[index % tileWidth]!.toString() }, note);
  };
  const pair = await inPairs(
    pairs,
    () => secondsOf(async () => Promise.all(indexes.map(prove))),
    () => secondsOf(() => indexes.forEach(index => rawRead(folder, index, size))),
  );
  return {
    work: 'inclusion proofs, from the published files',
    against: 'reading the three files of each',
    ratio: pair.ratio,
    goal: 'none set',
    detail: `${Math.round(proofsAPair / pair.ours).toLocaleString('en')} proofs/s of a log of ${size} events`,
  };
};

/** What proving costs a ledger, and how fast it proves. */
export const benchPublishing = async (quick: boolean): Promise<Row[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'socai-bench-'));
  try {
    const commands = await commandsOf(quick ? 2 : 10);
    const eventsAHead = Math.max(1, Math.round(commands.perSecond * secondsAHead));
    const published = await publishLog(folder, quick ? 9 : 21, eventsAHead);
    return [
      costOfPublishing(published, commands),
      costOfLookingBack(published),
      await proofsPerSecond(published, quick ? 3 : 7),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
};
