import { Injectable, type PipeTransform } from '@nestjs/common';
import { slugPattern } from '#kernel';
import { ProblemException } from '../problems/problem.js';

const shape = new RegExp(slugPattern, 'u');

/** `@Param('unitId', SlugParam)`: a text that is no slug names nothing: 404. */
@Injectable()
export class SlugParam implements PipeTransform<string, string> {
  transform(id: string): string {
    if (!shape.test(id)) throw new ProblemException(404, 'resource.not-found');
    return id;
  }
}
