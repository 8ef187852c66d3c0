import { applyDecorators, Get } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { Readers } from './file-answers.js';

export interface FileRouteParts {
  readonly path: string;
  readonly summary: string;
  readonly type: 'text/plain' | 'application/octet-stream';
  readonly readers: Readers;
}

const schemas = { 'text/plain': { type: 'string' }, 'application/octet-stream': {} };

/** `GET` of a published file: its bytes, or 304 for whoever has them. */
export const FileRoute = ({ path, summary, type, readers }: FileRouteParts): MethodDecorator =>
  applyDecorators(
    Get(path),
    readers.access(),
    ApiOperation({ summary }),
    ApiResponse({ status: 200, description: 'The file.', content: { [type]: { schema: schemas[type] } } }),
    ApiResponse({ status: 304, description: 'Unchanged since the one with the tag in If-None-Match.' }),
  );
