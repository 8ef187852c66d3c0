import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandSpec, Foreseen, Outcome } from '#event-sourcing';
import type { Call } from '../calls/call.js';
import { sealedTextsOf } from '../dto/sealed-texts.js';
import { Metrics } from '../operations/metrics.js';
import { Shutdown } from '../operations/shutdown.js';
import { occasionOf } from '../problems/occasion.js';
import { problemDocument } from '../problems/problem-document.js';
import type { CommandAnswer, DryRunAnswer } from './answer.js';
import { commandClassOf } from './command-handlers.js';
import { CommandAnswers } from './command-answers.js';
import { invocationOf } from './invocation.js';
import { DECISION_RUNNER, type DecisionRunner } from './ports.js';
import { refusalProblem } from './problems-of-outcomes.js';
import { sendingOf } from './sending.js';

/** The way of every command from a controller to the decision runner and back. */
@Injectable()
export class Commands {
  constructor(
    private readonly bus: CommandBus,
    @Inject(DECISION_RUNNER) private readonly runner: DecisionRunner,
    private readonly answers: CommandAnswers,
    private readonly shutdown: Shutdown,
    private readonly metrics: Metrics,
  ) {}

  /**
   * Runs a command whose body was checked, and answers it: 201 recorded, 200 for `?dryRun=true`.
   * @throws ProblemException for everything else
   */
  async execute<Data>(
    spec: CommandSpec<Data>,
    data: Data,
    call: Call,
  ): Promise<CommandAnswer | DryRunAnswer> {
    const { dryRun, waitSeconds } = sendingOf(call.request);
    if (dryRun) return this.foresee(spec, data, call);
    const invocation = invocationOf(call.request, false);
    const texts = sealedTextsOf(call.request.body);
    const outcome = await this.shutdown.during(() =>
      this.bus.execute<object, Outcome>(new (commandClassOf(spec))(data, invocation, texts)),
    );
    this.metrics.command(spec.name, outcome.kind === 'turned-away' ? outcome.code : outcome.kind);
    return this.answers.of(outcome, spec.name, call, waitSeconds);
  }

  private async foresee<Data>(spec: CommandSpec<Data>, data: Data, call: Call): Promise<DryRunAnswer> {
    const foreseen = await this.runner.foresee(spec, data, invocationOf(call.request, true));
    if (foreseen.kind === 'turned-away') throw this.answers.turnedAway(foreseen, spec.name, call);
    call.reply.status(200);
    return dryRunAnswer(foreseen, call);
  }
}

const dryRunAnswer = ({ stream, facts, refusal }: Foreseen, call: Call): DryRunAnswer =>
  refusal === undefined
    ? { outcome: 'accepted', stream, facts }
    : {
        outcome: 'refused',
        stream,
        facts,
        problem: problemDocument(refusalProblem(refusal), occasionOf(call.request)),
      };
