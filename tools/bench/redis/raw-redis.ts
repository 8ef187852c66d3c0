import type { Redis } from 'ioredis';
import type { EventStore } from '#event-sourcing';

type Command = [name: string, ...words: (string | number)[]];

/** Every row of built views as one write of its own, under keys beside theirs. */
export interface RawRows {
  readonly commands: readonly Command[];
}

/** How many elements of a list one row takes: entries of a strand four, versions of a document three. */
const rowOf = (key: string): number => (key.includes(':v:') ? 3 : 4);

const pairs = (flat: readonly string[], make: (a: string, b: string) => Command): Command[] =>
  flat.flatMap((word, n) => (n % 2 ? [] : [make(word, flat[n + 1]!)]));

const commandsOf = async (bare: Redis, key: string): Promise<readonly Command[]> => {
  const raw = `raw-${key}`;
  switch (await bare.type(key)) {
    case 'list': {
      const all = await bare.lrange(key, 0, -1);
      const width = rowOf(key);
      return Array.from({ length: all.length / width }, (_, n) => [
        'RPUSH',
        raw,
        ...all.slice(n * width, (n + 1) * width),
      ]);
    }
    case 'hash':
      return pairs(Object.entries(await bare.hgetall(key)).flat(), (field, value) => [
        'HSET',
        raw,
        field,
        value,
      ]);
    case 'zset':
      return pairs((await bare.call('ZRANGE', key, 0, -1, 'WITHSCORES')) as string[], (member, score) => [
        'ZADD',
        raw,
        score,
        member,
      ]);
    default:
      return [];
  }
};

/** @param prefix of the keys: a server that is used for nothing else */
export const rawRowsOf = async (bare: Redis, prefix: string): Promise<RawRows> => {
  const commands: Command[] = [];
  for await (const keys of bare.scanStream({ match: `${prefix}*`, count: 1_000 }))
    for (const key of keys as string[]) commands.push(...(await commandsOf(bare, key)));
  return { commands };
};

const batch = 2_000;

/** Reads the log, parses every event, and writes the rows in pipelines, each answered before the next is sent. */
export const scanAndPipeline = async (log: EventStore, bare: Redis, { commands }: RawRows): Promise<void> => {
  const { index } = await log.head();
  const each = Math.ceil((commands.length * batch) / (index + 1));
  let at = 0;
  for (let after = -1; after < index;) {
    const stored = await log.scan(after, batch);
    for (const { body } of stored) JSON.parse(body);
    after = stored.at(-1)!.index;
    const pipeline = bare.pipeline();
    for (const [name, ...words] of commands.slice(at, at + each)) pipeline.call(name, ...words);
    await pipeline.exec();
    at += each;
  }
};
