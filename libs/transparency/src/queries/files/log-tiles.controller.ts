import { Controller, Get, Inject, Param, type Type } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { AnyDuty, Call, Public } from '#platform';
import { LOG_FILES } from '../../publication.js';
import type { LogFiles } from '../../ports/index.js';
import { streamHeadsFolder } from '../../publishing/stream-heads.js';
import {
  answered,
  fileAt,
  lastingBytes,
  lastingBytesOfClosedLog,
  notFound,
  type SentAs,
  strictPath,
} from './file-answers.js';

/** @param access who may read it: said here, because a route's access is part of its declaration */
const controllerFor = (access: () => MethodDecorator, sentAs: SentAs): Type => {
  @ApiTags('log')
  @Controller('log')
  class LogTilesController {
    constructor(@Inject(LOG_FILES) private readonly files: LogFiles) {}

    @Get('tile/*')
    @access()
    @ApiOperation({ summary: 'A tile of hashes or a bundle of entries (C2SP tlog-tiles)' })
    @ApiProduces('application/octet-stream')
    async tile(@Param('*') path: string, @Call() call: Call): Promise<Buffer | string> {
      return answered(call, await fileAt(this.files, strictPath(`tile/${path}`)), sentAs);
    }

    @Get('heads/:through/tile/*')
    @access()
    @ApiOperation({
      summary: 'Tiles and bundles of the ends of all streams, as HeadsPublished commits to them',
    })
    @ApiProduces('application/octet-stream')
    async heads(
      @Param('through') through: string,
      @Param('*') path: string,
      @Call() call: Call,
    ): Promise<Buffer | string> {
      if (!/^(0|[1-9]\d{0,14})$/u.test(through)) throw notFound();
      const place = `${streamHeadsFolder(Number(through))}/${strictPath(`tile/${path}`)}`;
      return answered(call, await fileAt(this.files, place), sentAs);
    }
  }
  return LogTilesController;
};

export const PublicLogTilesController = controllerFor(Public, lastingBytes);
/** Of a log that is not for everybody: for whoever holds any duty. */
export const ClosedLogTilesController = controllerFor(AnyDuty, lastingBytesOfClosedLog);
