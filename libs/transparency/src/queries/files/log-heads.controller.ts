import { Controller, Inject, type Type } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { formatVerifierKey, type Verifier } from '#evidence';
import { Call } from '#platform';
import { LOG_FILES, VERIFIERS } from '../../publication.js';
import type { LogFiles } from '../../ports/index.js';
import { checkpointPath } from '../../publishing/head-book.js';
import { answered, changingText, dutyHolders, everybody, fileAt, type Readers } from './file-answers.js';
import { FileRoute } from './file-route.js';

const controllerFor = (readers: Readers): Type => {
  @ApiTags('log')
  @Controller('log')
  class LogHeadsController {
    constructor(
      @Inject(LOG_FILES) private readonly files: LogFiles,
      @Inject(VERIFIERS) private readonly verifiers: readonly Verifier[],
    ) {}

    @FileRoute({
      path: 'checkpoint',
      summary: 'The newest signed head (C2SP tlog-checkpoint)',
      type: 'text/plain',
      readers,
    })
    async checkpoint(@Call() call: Call): Promise<Buffer | string> {
      return answered(call, await fileAt(this.files, checkpointPath), changingText, readers);
    }

    @FileRoute({
      path: 'verifier-key',
      summary: 'The keys of the log, newest first, one a line (C2SP signed-note)',
      type: 'text/plain',
      readers,
    })
    verifierKey(@Call() call: Call): Promise<Buffer | string> {
      const lines = this.verifiers.map(verifier => `${formatVerifierKey(verifier)}\n`);
      return answered(call, Buffer.from(lines.join('')), changingText, readers);
    }
  }
  return LogHeadsController;
};

export const PublicLogHeadsController = controllerFor(everybody);
/** Of a log that is not for everybody: for whoever holds any duty. */
export const ClosedLogHeadsController = controllerFor(dutyHolders);
