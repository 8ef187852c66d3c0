import { Controller, Inject, Param, type Type } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Call } from '#platform';
import { LOG_FILES } from '../../publication.js';
import type { LogFiles } from '../../ports/index.js';
import { streamHeadsFolder } from '../../publishing/stream-heads.js';
import {
  answered,
  bundle,
  dutyHolders,
  everybody,
  fileAt,
  lastingBytes,
  notFound,
  type Readers,
  strictPath,
} from './file-answers.js';
import { FileRoute } from './file-route.js';

const controllerFor = (readers: Readers): Type => {
  @ApiTags('log')
  @Controller('log')
  class LogTilesController {
    constructor(@Inject(LOG_FILES) private readonly files: LogFiles) {}

    @FileRoute({
      path: 'tile/*',
      summary: 'A tile of hashes or a bundle of entries (C2SP tlog-tiles)',
      type: 'application/octet-stream',
      readers,
    })
    async tile(@Param('*') path: string, @Call() call: Call): Promise<Buffer | string> {
      return this.sent(call, strictPath(`tile/${path}`));
    }

    @FileRoute({
      path: 'heads/:through/tile/*',
      summary: 'Tiles and bundles of the ends of all streams, as HeadsPublished commits to them',
      type: 'application/octet-stream',
      readers,
    })
    async heads(
      @Param('through') through: string,
      @Param('*') path: string,
      @Call() call: Call,
    ): Promise<Buffer | string> {
      if (!/^(0|[1-9]\d{0,14})$/u.test(through)) throw notFound();
      return this.sent(call, `${streamHeadsFolder(Number(through))}/${strictPath(`tile/${path}`)}`);
    }

    private async sent(call: Call, place: string): Promise<Buffer | string> {
      const sentAs = place.includes('tile/entries/') ? bundle : lastingBytes;
      return answered(call, await fileAt(this.files, place), sentAs(readers), readers);
    }
  }
  return LogTilesController;
};

export const PublicLogTilesController = controllerFor(everybody);
/** Of a log that is not for everybody: for whoever holds any duty. */
export const ClosedLogTilesController = controllerFor(dutyHolders);
