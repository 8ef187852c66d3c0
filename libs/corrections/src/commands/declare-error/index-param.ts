import { Injectable, type PipeTransform } from '@nestjs/common';
import { ProblemException } from '#platform';

/** `@Param('index', IndexParam)`: a place in the log; any other text names nothing: 404. */
@Injectable()
export class IndexParam implements PipeTransform<string, number> {
  transform(text: string): number {
    if (!/^(0|[1-9]\d{0,14})$/u.test(text)) throw new ProblemException(404, 'resource.not-found');
    return Number(text);
  }
}
