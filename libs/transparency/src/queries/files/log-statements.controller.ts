import { Controller, Inject, type Type } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call } from '#platform';
import type { LogFiles } from '../../ports/index.js';
import { LOG_FILES } from '../../publication.js';
import { keyLinksPath } from '../../publishing/key-book.js';
import { originsPath } from '../../publishing/origin-book.js';
import { answered, changingText, dutyHolders, everybody, fileAt, type Readers } from './file-answers.js';
import { FileRoute } from './file-route.js';

const controllerFor = (readers: Readers): Type => {
  @ApiTags('log')
  @Controller('log')
  class LogStatementsController {
    constructor(@Inject(LOG_FILES) private readonly files: LogFiles) {}

    @FileRoute({
      path: 'verifier-keys',
      summary:
        'Links from each key of the log to the next, oldest first (C2SP signed-note); 404 before the first',
      type: 'text/plain',
      readers,
    })
    async keyLinks(@Call() call: Call): Promise<Buffer | string> {
      return answered(call, await fileAt(this.files, keyLinksPath), changingText, readers);
    }

    @FileRoute({
      path: 'former-origins',
      summary:
        'Names that the log has left, and from where it goes on (C2SP signed-note); 404 when it never did',
      type: 'text/plain',
      readers,
    })
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
