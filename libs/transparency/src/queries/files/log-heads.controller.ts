import { Controller, Get, Inject, type Type } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { formatVerifierKey, type Verifier } from '#evidence';
import { Call } from '#platform';
import { LOG_FILES, VERIFIERS } from '../../publication.js';
import type { LogFiles } from '../../ports/index.js';
import { checkpointPath } from '../../publishing/head-book.js';
import { answered, changingText, dutyHolders, everybody, fileAt, type Readers } from './file-answers.js';

const controllerFor = (readers: Readers): Type => {
  @ApiTags('log')
  @Controller('log')
  class LogHeadsController {
    constructor(
      @Inject(LOG_FILES) private readonly files: LogFiles,
      @Inject(VERIFIERS) private readonly verifiers: readonly Verifier[],
    ) {}

    @Get('checkpoint')
    @readers.access()
    @ApiOperation({ summary: 'The newest signed head (C2SP tlog-checkpoint)' })
    @ApiProduces('text/plain')
    async checkpoint(@Call() call: Call): Promise<Buffer | string> {
      return answered(call, await fileAt(this.files, checkpointPath), changingText, readers);
    }

    @Get('verifier-key')
    @readers.access()
    @ApiOperation({ summary: 'The keys of the log, newest first, one a line (C2SP signed-note)' })
    @ApiProduces('text/plain')
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
