import { Inject, Injectable } from '@nestjs/common';
import type { Accepted, Outcome, Refused, TurnedAway } from '#event-sourcing';
import { waitTokenAt, waitTokenOf } from '#views';
import type { Call } from '../calls/call.js';
import { denialOf } from '../identity/denial.js';
import { Shutdown } from '../operations/shutdown.js';
import { occasionOf } from '../problems/occasion.js';
import { problemDocument } from '../problems/problem-document.js';
import type { ProblemException } from '../problems/problem.js';
import type { CommandAnswer } from './answer.js';
import {
  DENIALS,
  type Denials,
  LOG,
  type Log,
  PROCESS_TRACKER,
  type ProcessState,
  type ProcessTracker,
} from './ports.js';
import { refusalProblem, turnedAwayProblem } from './problems-of-outcomes.js';
import { proofOf } from '../queries/event-links.js';

/** Says in HTTP what the runner said. */
@Injectable()
export class CommandAnswers {
  constructor(
    @Inject(LOG) private readonly log: Log,
    @Inject(PROCESS_TRACKER) private readonly processes: ProcessTracker,
    @Inject(DENIALS) private readonly denials: Denials,
    private readonly shutdown: Shutdown,
  ) {}

  /** @throws ProblemException for a refusal and for a command turned away */
  async of(outcome: Outcome, command: string, call: Call, waitSeconds: number): Promise<CommandAnswer> {
    if (outcome.kind === 'turned-away') throw this.turnedAway(outcome, command, call);
    if (outcome.kind === 'refused') throw await this.refused(outcome);
    return this.accepted(outcome, call, waitSeconds);
  }

  turnedAway(turned: TurnedAway, command: string, { request }: Call): ProblemException {
    if (turned.code === 'authority.not-covered') this.denials.record(denialOf(request, turned.code, command));
    return turnedAwayProblem(turned);
  }

  private async refused(refused: Refused): Promise<ProblemException> {
    const index = await this.log.locate(refused.stream, refused.revision);
    return refusalProblem(refused, index, refused.replayed);
  }

  private async accepted(accepted: Accepted, call: Call, waitSeconds: number): Promise<CommandAnswer> {
    const { stream, revision, events, replayed } = accepted;
    const state = await this.processOf(accepted, waitSeconds);
    call.reply.status(201).header('etag', `"${revision}"`);
    if (replayed) call.reply.header('idempotent-replayed', 'true');
    return {
      outcome: state?.outcome ?? 'settled',
      stream,
      revision,
      events,
      waitToken: state?.endedAt === undefined ? waitTokenOf(stream, revision) : waitTokenAt(state.endedAt),
      proof: proofOf(events[0]!.id),
      ...(state === undefined ? {} : processPart(state, call)),
    };
  }

  private async processOf(accepted: Accepted, waitSeconds: number): Promise<ProcessState | undefined> {
    const state = await this.processes.of(accepted);
    if (state?.outcome !== 'pending' || waitSeconds === 0) return state;
    return this.processes.ended(state.process, this.shutdown.patience(waitSeconds));
  }
}

const processPart = ({ process, refusal }: ProcessState, { request }: Call): Partial<CommandAnswer> => ({
  process,
  ...(refusal === undefined
    ? {}
    : { problem: problemDocument(refusalProblem(refusal), occasionOf(request)) }),
});
