import { type Command, decider, firstRefusal } from '#kernel';
import { type ParameterSet, parameterSet } from '../events/index.js';
import { mustBeKnown, mustFitDefinition } from './parameter.rules.js';

export interface SetParameterData {
  readonly name: string;
  readonly values: Readonly<Record<string, string>>;
  readonly source: string;
}

export type ParameterCommand = Command<'SetParameter', SetParameterData>;

/** A legal parameter. Setting it again for a later day, or for an earlier one, adds to its history. */
export const parameter = decider<null, ParameterCommand, ParameterSet>({
  category: 'parameter',
  initial: null,
  evolve: { ParameterSet: () => null },
  decide: {
    SetParameter: (_, { data: { name, values, source } }) =>
      firstRefusal(mustBeKnown(name), mustFitDefinition(name, values)) ?? [
        parameterSet({ name, values: { ...values }, source }),
      ],
  },
});
