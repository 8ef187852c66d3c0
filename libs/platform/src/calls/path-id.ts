import { Injectable, type PipeTransform } from '@nestjs/common';
import { ProblemException } from '../problems/problem.js';

const shape = /^[A-Za-z0-9][A-Za-z0-9._~-]{0,299}$/u;

/** `@Param('id', PathId)`: text no id could have names nothing: 404. */
@Injectable()
export class PathId implements PipeTransform<string, string> {
  transform(id: string): string {
    if (!shape.test(id)) throw new ProblemException(404, 'resource.not-found');
    return id;
  }
}
