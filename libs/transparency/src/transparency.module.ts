import { type DynamicModule, Module } from '@nestjs/common';
import type { ControlStreams, EventStore } from '#event-sourcing';
import type { Verifier } from '#evidence';
import { problemTexts } from '#platform';
import { PublishCheckpointController } from './commands/publish-checkpoint/publish-checkpoint.controller.js';
import type { HeadsKeeper } from './commands/publish-heads/heads-keeper.js';
import { PublishHeadsController } from './commands/publish-heads/publish-heads.controller.js';
import type { EvidenceIndex, LogFiles } from './ports/index.js';
import {
  CONTROL_STREAMS,
  EVIDENCE_INDEX,
  HEADS_KEEPER,
  HISTORY_LOG,
  LOG_FILES,
  PUBLICATION,
  type Publication,
  STREAM_LOG,
  VERIFIERS,
  WITNESS_PLACES,
  type WitnessPlace,
} from './publication.js';
import { ConsistencyController } from './queries/consistency/consistency.controller.js';
import { ClosedLogHeadsController, PublicLogHeadsController } from './queries/files/log-heads.controller.js';
import {
  ClosedLogStatementsController,
  PublicLogStatementsController,
} from './queries/files/log-statements.controller.js';
import { ClosedLogTilesController, PublicLogTilesController } from './queries/files/log-tiles.controller.js';
import { EventFinder } from './queries/inclusion/event-finder.js';
import { InclusionController } from './queries/inclusion/inclusion.controller.js';
import { ProofShelf } from './queries/proof-shelf.js';
import { SignedHeads } from './queries/signed-heads.js';
import { StreamPlaces } from './queries/stream/stream-place.js';
import { StreamProofController } from './queries/stream/stream.controller.js';
import { WitnessesController } from './queries/witnesses/witnesses.controller.js';
import { transparencyTexts } from './transparency.texts.js';

problemTexts.register(transparencyTexts);

export interface TransparencyParts {
  readonly publication: Publication;
  readonly files: LogFiles;
  readonly index: EvidenceIndex;
  readonly log: EventStore;
  readonly control: ControlStreams;
  readonly verifiers: readonly Verifier[];
  readonly heads: HeadsKeeper;
  readonly witnesses: readonly WitnessPlace[];
  /** Anybody may read the published files. */
  readonly public: boolean;
}

@Module({})
export class TransparencyModule {
  static of(parts: TransparencyParts): DynamicModule {
    return {
      module: TransparencyModule,
      controllers: [
        ...(parts.public
          ? [PublicLogHeadsController, PublicLogStatementsController, PublicLogTilesController]
          : [ClosedLogHeadsController, ClosedLogStatementsController, ClosedLogTilesController]),
        InclusionController,
        ConsistencyController,
        StreamProofController,
        PublishCheckpointController,
        PublishHeadsController,
        WitnessesController,
      ],
      providers: [
        ProofShelf,
        SignedHeads,
        EventFinder,
        StreamPlaces,
        { provide: PUBLICATION, useValue: parts.publication },
        { provide: LOG_FILES, useValue: parts.files },
        { provide: EVIDENCE_INDEX, useValue: parts.index },
        { provide: HISTORY_LOG, useValue: parts.log },
        { provide: STREAM_LOG, useValue: parts.log },
        { provide: CONTROL_STREAMS, useValue: parts.control },
        { provide: VERIFIERS, useValue: parts.verifiers },
        { provide: WITNESS_PLACES, useValue: parts.witnesses },
        { provide: HEADS_KEEPER, useValue: parts.heads },
      ],
    };
  }
}
