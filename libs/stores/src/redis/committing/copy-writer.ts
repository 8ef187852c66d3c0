import { type Batch, type Checkpoint, type Committed, CopyGone, type ViewId } from '#views';
import type { Parts } from '../asking.js';
import type { CopyNames } from '../copies/names.js';
import { RegisterWriter } from '../register/register-writer.js';
import { TallyWriter } from '../tally/tally-writer.js';
import { Commands } from './commands.js';
import { partsOf } from './parts.js';
import type { RowWriter } from './row-writer.js';

type Reply = ['done'] | ['gone'] | ['retired'] | ['stale', string];

interface Place {
  readonly checkpoint: Pick<Checkpoint, 'position' | 'digest'>;
  readonly rows: RowWriter;
}

/** Writes one copy, one batch after the other. Another process may write it too: the server takes whoever is first. */
export class CopyWriter {
  readonly #names: CopyNames;
  /** Where the copy stands as far as this writer knows; undefined while that is open. */
  #place: Place | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly parts: Parts,
    private readonly id: ViewId,
  ) {
    this.#names = parts.names.copy(id);
  }

  commit(batch: Batch): Promise<Committed> {
    const done = this.#last.then(() => this.#commit(batch));
    this.#last = done.catch(() => undefined);
    return done;
  }

  async #commit(batch: Batch): Promise<Committed> {
    const known = this.#place;
    const place = known?.checkpoint.position === batch.from ? known : await this.#look();
    const { checkpoint, rows } = place;
    if (checkpoint.position !== batch.from) return { committed: false, position: checkpoint.position };
    // Until the server has said what came of it, nothing remembered is sure.
    this.#place = undefined;
    const whole = partsOf(batch, versionOf(this.#names), checkpoint.digest);
    await rows.load(batch);
    // All of it is worked out before any is sent: a total that overflows refuses the batch as a whole.
    const prepared = whole.map(part => ({ part, commands: this.#commandsOf(part, rows) }));
    let before = checkpoint;
    for (const { part, commands } of prepared) {
      const stale = await this.#send(before, part, commands);
      if (stale) return stale;
      before = part.checkpoint;
    }
    this.#place = { checkpoint: before, rows };
    return { committed: true };
  }

  #commandsOf(part: Batch, rows: RowWriter): Commands {
    const commands = new Commands();
    const { position, digest, parked } = part.checkpoint;
    rows.write(part, commands);
    commands.add('HSET', this.#names.head, [
      'position',
      position,
      'count',
      digest.count,
      'sum',
      digest.sum,
      'parked',
      JSON.stringify(parked),
      ...rows.numbers(),
    ]);
    return commands;
  }

  async #send(
    { position, digest }: Place['checkpoint'],
    { checkpoint }: Batch,
    { words }: Commands,
  ): Promise<Committed | undefined> {
    const { link, names, seen } = this.parts;
    const before = seen.position(this.id);
    const message = `${checkpoint.position} ${this.id}`;
    const guard = [position, digest.sum, names.moved, message];
    const reply = await link.run<Reply>('commit', [this.#names.head], ...guard, ...words);
    if (reply[0] === 'gone') return this.parts.copies.throwGone(this.id);
    if (reply[0] === 'retired') throw new CopyGone(this.id, 'it is retired');
    if (reply[0] === 'done') return void seen.sawPosition(this.id, checkpoint.position, before);
    seen.sawPosition(this.id, Number(reply[1]), before);
    return { committed: false, position: Number(reply[1]) };
  }

  async #look(): Promise<Place> {
    const { link, seen } = this.parts;
    const before = seen.position(this.id);
    const fields = ['kind', 'state', 'position', 'count', 'sum', 'strands', 'terms'];
    const [kind, state, position, count, sum, strands, terms] = await link.send<(string | null)[]>(
      'HMGET',
      this.#names.head,
      ...fields,
    );
    if (!state) return this.parts.copies.throwGone(this.id);
    if (state === 'retired') throw new CopyGone(this.id, 'it is retired');
    seen.sawPosition(this.id, Number(position), before);
    const rows =
      kind === 'tally'
        ? new TallyWriter(link, this.#names, Number(strands))
        : new RegisterWriter(link, this.#names, Number(terms), Number(position) < 0);
    return { checkpoint: { position: Number(position), digest: { count: Number(count), sum: sum! } }, rows };
  }
}

const versionOf = ({ of, copy }: CopyNames) => ({ name: of.name, version: Number(copy.split('#')[0]) });
