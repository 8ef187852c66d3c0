import Type from 'typebox';
import { allowed, type Command, decider, type Decision, refused, type Verdict } from '#kernel';
import {
  claimReleased,
  claimTaken,
  commandOf,
  commandRefused,
  createCodec,
  eventType,
  type Fold,
} from '#event-sourcing';

/** The smallest aggregate that tests of the runner need: a purse that can be empty. */
export const given = eventType('MoneyGiven', 'A purse has more.', Type.Object({ amount: Type.Integer() }));
export const taken = eventType(
  'MoneyTaken',
  'A purse has less.',
  Type.Object({ amount: Type.Integer(), note: Type.Optional(Type.String()) }),
);

export const purseCodec = createCodec([given, taken, commandRefused, claimTaken, claimReleased]);

export interface PurseData {
  readonly purse: string;
  readonly amount: number;
  /** A number that only one purse may have. */
  readonly number?: string;
  /** Streams that are looked at on the way. */
  readonly looksAt?: readonly string[];
}
type Name = 'Give' | 'Take' | 'TakeTwice' | 'TakeSeen' | 'Break' | 'Misstate';
type PurseCommand = { readonly [N in Name]: Command<N, PurseData> }[Name];
type PurseFact = ReturnType<typeof given> | ReturnType<typeof taken>;

const mustHold = (holds: number, asked: number): Verdict =>
  asked <= holds ? allowed : refused('purse.empty', { asked, holds }, [{ kind: 'purse', id: 'holder' }]);

const take = (holds: number, { data: { amount } }: Command<string, PurseData>): Decision<PurseFact> =>
  mustHold(holds, amount) ?? [taken({ amount })];

export const purse = decider<number, PurseCommand, PurseFact, object>({
  category: 'purse',
  initial: 0,
  evolve: {
    MoneyGiven: (holds, { data }) => holds + data.amount,
    MoneyTaken: (holds, { data }) => holds - data.amount,
  },
  decide: {
    Give: (_, { data: { amount } }) => [given({ amount })],
    Take: take,
    TakeSeen: take,
    TakeTwice: (holds, { data: { amount } }) =>
      mustHold(holds, 2 * amount) ?? [taken({ amount }), taken({ amount })],
    Break: () => {
      throw new TypeError('a bug in a rule');
    },
    Misstate: () => [taken({ amount: 'much' as never })],
  },
});

const count: Fold<number> = {
  initial: 0,
  evolve: { MoneyGiven: seen => seen + 1, MoneyTaken: seen => seen + 1 },
};

const command = <N extends Name>(name: N, over: { opens?: boolean; needsIfMatch?: boolean } = {}) =>
  commandOf(purse, name, {
    target: data => data.purse,
    duty: 'keeper',
    units: data => [data.purse],
    facts: async (gates, { looksAt = [] }) => {
      for (const stream of looksAt) await gates.read(stream, count);
      return {};
    },
    claims: ({ number, purse: owner }) =>
      number === undefined ? [] : [{ kind: 'number', parts: [number], owner, refusal: 'number.taken' }],
    refusals: ['purse.empty', 'number.taken'],
    ...over,
  });

export const give = command('Give', { opens: true });
export const takeFrom = command('Take', { opens: true });
export const takeOfExisting = command('TakeSeen', { needsIfMatch: true });
export const takeTwice = command('TakeTwice');
export const breakRule = command('Break', { opens: true });
export const misstate = command('Misstate', { opens: true });
