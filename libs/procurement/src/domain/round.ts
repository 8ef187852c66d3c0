import { Map } from 'immutable';
import type { ContractFunding, Release, StepRefusal } from '../events/index.js';

/** One commitment that a line is asked for. */
export interface Asked {
  readonly lineId: string;
  readonly amount: string;
  readonly answer: 'asked' | 'committed' | StepRefusal;
}

/** Commitments that belong together: a contract stands when every one of them was made. */
export type Round = Map<string, Asked>;

export const roundOf = (fundings: readonly ContractFunding[]): Round =>
  Map(
    fundings.map(({ commitmentId, lineId, amount }) => [commitmentId, { lineId, amount, answer: 'asked' }]),
  );

export const answered = (round: Round, commitmentId: string, answer: Asked['answer']): Round =>
  round.has(commitmentId) ? round.update(commitmentId, asked => ({ ...asked!, answer })) : round;

export const isAsked = (round: Round, commitmentId: string): boolean =>
  round.get(commitmentId)?.answer === 'asked';

export const isComplete = (round: Round): boolean => round.every(({ answer }) => answer !== 'asked');

/** The first refusal, in the order of the fundings. */
export const refusalIn = (round: Round): StepRefusal | undefined =>
  round
    .valueSeq()
    .map(({ answer }) => answer)
    .find(answer => typeof answer === 'object') as StepRefusal | undefined;

/** What has to go back when the round failed. */
export const committedIn = (round: Round): Release[] =>
  [...round]
    .filter(([, { answer }]) => answer === 'committed')
    .map(([commitmentId, { lineId, amount }]) => ({ lineId, commitmentId, amount }));
