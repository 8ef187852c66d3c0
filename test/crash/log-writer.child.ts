import { commandNamed, newEvent } from '#test/support/new-events';
import { openLogAt } from '#test/support/sqlite-log';

/** Appends to the log at argv[2] for ever; prints the command's name of each append that was answered. */
const [, , path, round] = process.argv;
const store = await openLogAt(path!);

const client = async (stream: string): Promise<void> => {
  let { revision } = await store.read(stream);
  for (let n = 0; ; n += 1) {
    const name = `${round} ${stream} ${n}`;
    const of = 1 + (n % 3);
    const events = Array.from({ length: of }, (_, k) =>
      newEvent(commandNamed(name), { n: k, extra: { k, name, of } }),
    );
    const outcome = await store.append(stream, revision, events as [(typeof events)[0]]);
    if (!outcome.appended) throw new Error(`somebody else wrote to ${stream}`);
    revision = outcome.revision;
    process.stdout.write(`${name}\n`);
  }
};

await Promise.all(Array.from({ length: 12 }, (_, n) => client(`line-${n}`)));
