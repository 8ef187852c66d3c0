import { hash } from 'node:crypto';
import { Controller, Get, Inject, Param, type Type } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { formatVerifierKey, Malformed, parsePath, type Verifier } from '#evidence';
import { AnyDuty, Call, ProblemException, Public } from '#platform';
import { LOG_FILES, VERIFIERS } from '../../publication.js';
import type { LogFiles } from '../../ports/index.js';
import { checkpointPath } from '../../publishing/head-book.js';

const text = 'text/plain; charset=utf-8';
const forEver = 'public, max-age=31536000, immutable';

const notFound = (): ProblemException => new ProblemException(404, 'resource.not-found');

/** A path of a tile or bundle, as there is exactly one for each. @throws ProblemException 404 */
const strictPath = (path: string): string => {
  try {
    parsePath(path);
    return path;
  } catch (fault) {
    throw fault instanceof Malformed ? notFound() : fault;
  }
};

/** Says the file, or that the asker has it already. */
const answered = ({ request, reply }: Call, bytes: Buffer, type: string, cache: string): Buffer | string => {
  const tag = `"${hash('sha256', bytes).slice(0, 32)}"`;
  reply.header('etag', tag).header('cache-control', cache);
  const known = (request.headers['if-none-match'] ?? '').split(',').map(each => each.trim());
  if (known.includes(tag) || known.includes(`W/${tag}`)) {
    reply.status(304);
    return '';
  }
  reply.type(type);
  return bytes;
};

/**
 * The published log as a standard client reads it: C2SP tlog-tiles under the prefix `/log`.
 * @param access who may read it: said here, because a route's access is part of its declaration
 */
const controllerFor = (access: () => MethodDecorator): Type => {
  @ApiTags('log')
  @Controller('log')
  class LogFilesController {
    constructor(
      @Inject(LOG_FILES) private readonly files: LogFiles,
      @Inject(VERIFIERS) private readonly verifiers: readonly Verifier[],
    ) {}

    @Get('checkpoint')
    @access()
    @ApiOperation({ summary: 'The newest signed head (C2SP tlog-checkpoint)' })
    @ApiProduces('text/plain')
    async checkpoint(@Call() call: Call): Promise<Buffer | string> {
      return answered(call, await this.found(checkpointPath), text, 'no-cache');
    }

    @Get('verifier-key')
    @access()
    @ApiOperation({ summary: 'The keys of the log, newest first, one a line (C2SP signed-note)' })
    @ApiProduces('text/plain')
    verifierKey(@Call() call: Call): Buffer | string {
      const lines = this.verifiers.map(verifier => `${formatVerifierKey(verifier)}\n`).join('');
      return answered(call, Buffer.from(lines), text, 'no-cache');
    }

    @Get('tile/*')
    @access()
    @ApiOperation({ summary: 'A tile of hashes or a bundle of entries (C2SP tlog-tiles)' })
    @ApiProduces('application/octet-stream')
    async tile(@Param('*') path: string, @Call() call: Call): Promise<Buffer | string> {
      const place = strictPath(`tile/${path}`);
      return answered(call, await this.found(place), 'application/octet-stream', forEver);
    }

    @Get('heads/:through/tile/*')
    @access()
    @ApiOperation({
      summary: 'Tiles and bundles of the ends of all streams, as a HeadsPublished commits to them',
    })
    @ApiProduces('application/octet-stream')
    async heads(
      @Param('through') through: string,
      @Param('*') path: string,
      @Call() call: Call,
    ): Promise<Buffer | string> {
      if (!/^(0|[1-9]\d{0,14})$/u.test(through)) throw notFound();
      const place = `heads/${through}/${strictPath(`tile/${path}`)}`;
      return answered(call, await this.found(place), 'application/octet-stream', 'no-cache');
    }

    private async found(path: string): Promise<Buffer> {
      const bytes = await this.files.read(path);
      if (!bytes) throw notFound();
      return bytes;
    }
  }
  return LogFilesController;
};

export const PublicLogFilesController = controllerFor(Public);
/** Of a log that is not for everybody: for whoever holds any duty. */
export const ClosedLogFilesController = controllerFor(AnyDuty);
