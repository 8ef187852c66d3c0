import { Injectable, type PipeTransform } from '@nestjs/common';
import { IsMatching, ProblemException } from '#platform';
import { lineIdPattern } from '../events/index.js';

const shape = new RegExp(lineIdPattern, 'u');
const example = '2020.hai-duong.ministry.recurrent.009.040-041.6950';

/** A budget line's id: its key in canonical text. */
export const IsLineId = (): PropertyDecorator =>
  IsMatching('lineId', 'line-id.malformed', shape, 'A budget line, by its key.', example);

/** `@Param('lineId', LineId)`: a text that is no line's id names nothing: 404. */
@Injectable()
export class LineId implements PipeTransform<string, string> {
  transform(lineId: string): string {
    if (!shape.test(lineId))
      throw new ProblemException(404, 'resource.not-found', { numbers: { line: lineId } });
    return lineId;
  }
}
