import { NotDone } from '#command-line';
import {
  type Clock,
  type Filling,
  type Moved,
  noStream,
  type Random,
  readWhereabouts,
  type Said,
  sayWhereabouts,
  type StoredEvent,
  type Whereabouts,
} from '#event-sourcing';
import { uuidV8 } from '#kernel';
import { headsStream } from '#transparency/publishing';
import type { EventLog } from '../../../projector/src/stores/event-log.js';
import type { CopyPlan } from './plan.js';

/** What both logs say of themselves before a run. */
export interface Standing {
  readonly source: Said;
  readonly target: Said;
  /** Id of the copy, when one was begun. */
  readonly copy?: string;
  /** Everything was done by an earlier run. */
  readonly finished: boolean;
}

/**
 * @param arrived resolves when all of the target is indexed
 * @throws NotDone when this source cannot go on in this target; StoreUnavailable
 */
export const standingOf = async (
  plan: CopyPlan,
  source: EventLog,
  target: EventLog,
  arrived: () => Promise<void>,
): Promise<Standing> => {
  const ours = await readWhereabouts(source.control);
  const theirs = await readWhereabouts(target.control);
  const standing = { source: ours, target: theirs };
  const { said } = theirs;
  if (ours.said?.state === 'moved') {
    mustBeThere(ours.said, said);
    return { ...standing, copy: ours.said.copy, finished: said?.state === 'open' };
  }
  mustBeFree(plan, said);
  if (!said) await arrived().then(() => mustBeEmpty(plan, target));
  return { ...standing, ...(said?.state === 'filling' && { copy: said.copy }), finished: false };
};

/** A source that is sealed goes on where it went, and nowhere else. */
const mustBeThere = ({ copy, to, at }: Moved, there: Whereabouts | undefined): void => {
  const brought = there?.state === 'open' && there.by !== 'ledger' ? there.by.copy : undefined;
  if ((there?.state === 'filling' ? there.copy : brought) === copy) return;
  throw new NotDone(
    'source.moved',
    `Sổ nguồn đã chuyển đi / The source was moved to ${to} at ${at} and is sealed: it goes on there and nowhere else.`,
  );
};

const mustBeFree = ({ to }: CopyPlan, said: Said['said']): void => {
  if (said?.state === 'open')
    throw new NotDone(
      'target.in-use',
      `Đích là sổ khác / A ledger began on ${to.name} at ${said.at}: nothing is copied into it. ` +
        'Name another --namespace.',
    );
  if (said?.state === 'moved')
    throw new NotDone(
      'target.moved',
      `Đích đã niêm phong / The log on ${to.name} was itself moved to ${said.to}.`,
    );
};

/** Events that nobody spoke of: of a release that did not yet say that it began. */
const mustBeEmpty = async ({ to }: CopyPlan, target: EventLog): Promise<void> => {
  const events = (await target.head()).index + 1;
  const heads = ((await target.control.last(headsStream))?.revision ?? noStream) + 1;
  if (events + heads === 0) return;
  const [first] = await target.scan(-1, 1);
  throw new NotDone(
    'target.not-empty',
    `Đích không trống / ${to.name} holds ${events} events${firstOf(first)} and ${heads} signed heads that ` +
      'no copy brought there: name another --namespace.',
    [],
    { events, heads },
  );
};

const firstOf = (event: StoredEvent | undefined): string =>
  event ? ` (the first of the stream ${event.stream})` : '';

/** A run's own word in the target: as long as it is the last one, no ledger begins there and no other run ends. */
export interface Claim {
  readonly copy: string;
  readonly revision: number;
}

/** @throws NotDone when somebody else was first */
export const claimed = async (
  { from, to }: CopyPlan,
  target: EventLog,
  { target: last, copy }: Standing,
  { clock, random }: { readonly clock: Clock; readonly random: Random },
): Promise<Claim> => {
  const id = copy ?? uuidV8(Buffer.from(random.bytes(16)).toString('hex'));
  const filling: Filling = { state: 'filling', at: clock.now(), copy: id, from: from.name };
  const written = await sayWhereabouts(target.control, last, filling);
  if (!written.appended) throw takenOver(to.name);
  return { copy: id, revision: written.revision };
};

/** @throws NotDone when another run has claimed the target since */
export const mustHold = async ({ to }: CopyPlan, target: EventLog, { revision }: Claim): Promise<void> => {
  if ((await readWhereabouts(target.control)).revision !== revision) throw takenOver(to.name);
};

export const takenOver = (name: string): NotDone =>
  new NotDone(
    'target.taken',
    `Có lần chép hoặc sổ khác / Another copy, or a ledger, began on ${name} meanwhile: ` +
      'see to it that only one of them runs.',
  );
