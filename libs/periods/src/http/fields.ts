import { Injectable, type PipeTransform } from '@nestjs/common';
import { CommandBody, IsSlug, ProblemException } from '#platform';
import { periodIdPattern } from '../events/index.js';

const shape = new RegExp(periodIdPattern, 'u');

/** `@Param('periodId', PeriodIdParam)`: a text that is no month names nothing: 404. */
@Injectable()
export class PeriodIdParam implements PipeTransform<string, string> {
  transform(period: string): string {
    if (!shape.test(period)) throw new ProblemException(404, 'resource.not-found', { numbers: { period } });
    return period;
  }
}

/** What every command on the books says. */
export class OnBooksBody extends CommandBody {
  /** The unit at the top of the tree: the books are the whole ledger's, and the duty must cover it. */
  @IsSlug()
  readonly rootUnit!: string;
}
