import { Controller, Get, Inject, type Type } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Call } from '#platform';
import type { LogFiles } from '../../ports/index.js';
import { LOG_FILES } from '../../publication.js';
import { keyLinksPath } from '../../publishing/key-book.js';
import { originsPath } from '../../publishing/origin-book.js';
import { answered, changingText, dutyHolders, everybody, fileAt, type Readers } from './file-answers.js';

const controllerFor = (readers: Readers): Type => {
  @ApiTags('log')
  @Controller('log')
  class LogStatementsController {
    constructor(@Inject(LOG_FILES) private readonly files: LogFiles) {}

    @Get('verifier-keys')
    @readers.access()
    @ApiOperation({
      summary:
        'Links from each key of the log to the next, oldest first (C2SP signed-note); 404 before the first',
    })
    @ApiProduces('text/plain')
    async keyLinks(@Call() call: Call): Promise<Buffer | string> {
      return answered(call, await fileAt(this.files, keyLinksPath), changingText, readers);
    }

    @Get('former-origins')
    @readers.access()
    @ApiOperation({
      summary:
        'Names that the log has left, and from where it goes on (C2SP signed-note); 404 when it never did',
    })
    @ApiProduces('text/plain')
    async formerOrigins(@Call() call: Call): Promise<Buffer | string> {
      return answered(call, await fileAt(this.files, originsPath), changingText, readers);
    }
  }
  return LogStatementsController;
};

/** What the log has signed of its keys and its names. */
export const PublicLogStatementsController = controllerFor(everybody);
/** Of a log that is not for everybody: for whoever holds any duty. */
export const ClosedLogStatementsController = controllerFor(dutyHolders);
