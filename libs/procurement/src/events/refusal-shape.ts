import Type from 'typebox';
import { list, maybe, shape, text } from '#event-sourcing';
import type { Holder } from '#kernel';

/** Why a step that another stream was asked for did not happen: the code, figures and holders that it answered. */
export const refusalShape = () => ({
  cause: text(100),
  numbers: Type.Record(Type.String(), Type.String()),
  holders: list(shape({ kind: text(60), id: text(200), amount: maybe(text(40)) })),
});

export interface StepRefusal {
  readonly cause: string;
  readonly numbers: Readonly<Record<string, string>>;
  readonly holders: readonly Holder[];
}

/** A refusal as events write it. */
export const writtenRefusal = ({ cause, numbers, holders }: StepRefusal) => ({
  cause,
  numbers: { ...numbers },
  holders: [...holders],
});
