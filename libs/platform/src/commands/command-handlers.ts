import { Inject, type Provider, type Type } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandSpec, Invocation, Outcome, SealedTexts } from '#event-sourcing';
import { DECISION_RUNNER, type DecisionRunner } from './ports.js';

// Specs of every capability, whatever their state and content: the bus only carries them.
export type AnySpec = CommandSpec;

/** What travels on the command bus. */
export interface Dispatched {
  readonly data: unknown;
  readonly invocation: Invocation;
  /** Beside the content, never in it. */
  readonly texts: SealedTexts;
}

type DispatchedClass = new (data: unknown, invocation: Invocation, texts: SealedTexts) => Dispatched;

const classes = new WeakMap<AnySpec, DispatchedClass>();

const named = <T extends Type>(name: string, type: T): T =>
  Object.defineProperty(type, 'name', { value: name });

/** The class by which the bus knows a command: one for each spec, always the same. */
export const commandClassOf = (spec: AnySpec): DispatchedClass => {
  const known = classes.get(spec);
  if (known) return known;
  const made = named(
    spec.name,
    class implements Dispatched {
      constructor(
        readonly data: unknown,
        readonly invocation: Invocation,
        readonly texts: SealedTexts,
      ) {}
    },
  );
  classes.set(spec, made);
  return made;
};

const handlerOf = (spec: AnySpec): Type<ICommandHandler> => {
  @CommandHandler(commandClassOf(spec))
  class Handler implements ICommandHandler<Dispatched, Outcome> {
    constructor(@Inject(DECISION_RUNNER) private readonly runner: DecisionRunner) {}

    execute({ data, invocation, texts }: Dispatched): Promise<Outcome> {
      return this.runner.run(spec, data, invocation, texts);
    }
  }
  return named(`${spec.name}Handler`, Handler);
};

/** Providers that let the bus carry these commands to the runner. A command with two handlers fails at start. */
export const commandHandlers = (specs: readonly AnySpec[]): Provider[] => specs.map(handlerOf);
