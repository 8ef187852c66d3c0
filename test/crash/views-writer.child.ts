import { openViewsAt } from '#test/support/sqlite-views';
import { batch, write } from '#test/contract/read-store/rows';

/**
 * Brings two copies of registers in the file at argv[2] on, in batches that a thread writes, until that fails; prints
 * what became of each batch.
 */
const print = (line: string) => process.stdout.write(`${line}\n`);
const events = 1_500;
const store = openViewsAt(process.argv[2]!);

const copyNamed = async (name: string) =>
  (await store.catalogue()).find(copy => copy.name === name) ??
  (await store.create({ name, version: 1, kind: 'register' }));

const next = (from: number) => {
  const writes = Array.from({ length: events }, (_, n) =>
    write(from + 1 + n, `k${(from + n) % 700}`, { text: 'ộ'.repeat(200) }, { state: [`s${n % 3}`] }),
  );
  return batch(from, from + events, { writes });
};

const bringOn = async (name: string): Promise<void> => {
  const { id, checkpoint } = await copyNamed(name);
  for (let at = checkpoint.position; ; at += events) {
    await store.commit(id, next(at));
    print(`written ${name} ${at + events}`);
  }
};

const ends = await Promise.allSettled(['papers', 'others'].map(bringOn));
for (const end of ends) print(`ended ${end.status === 'rejected' && (end.reason as Error).name}`);
print(`readable ${(await store.catalogue()).length}`);
store.close();
print('closed');
