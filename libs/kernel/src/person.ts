/** Who acted: a person, for a unit, in a duty. Persons are compared by `personId`, never by a token's subject. */
export interface Person {
  readonly personId: string;
  readonly unitId: string;
  readonly duty: string;
  /** The principal whose authority is used under a delegation. */
  readonly onBehalfOf?: string;
  readonly delegationId?: string;
}

/** Every person an act counts for: the one who acted, and the principal behind. */
export const personsBehind = (person: Person): readonly string[] =>
  person.onBehalfOf === undefined ? [person.personId] : [person.personId, person.onBehalfOf];

/** Every person a step counts for: its actor, the person whose act began the chain, and the principals behind them. */
export const personsIn = (step: {
  readonly actor: Person;
  readonly originator?: Person;
}): readonly string[] => [
  ...personsBehind(step.actor),
  ...(step.originator === undefined ? [] : personsBehind(step.originator)),
];
