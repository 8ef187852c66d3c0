import { Controller, Param, Query } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { Answers, AskedQuery, Call, ListQuery, ListRoute, OneRoute, PathId } from '#platform';
import { scanWhere } from '#views';
import { type ParameterDoc, parametersView } from './parameters.view.js';

export class ParameterRow {
  @ApiProperty() readonly name!: string;
  @ApiProperty({ type: 'array', items: { type: 'object' }, description: 'Earliest first.' })
  readonly history!: ParameterDoc['history'];
  @ApiProperty() readonly revision!: number;
}

@ApiTags('parameters')
@Controller('v1/parameters')
export class ParametersController {
  constructor(private readonly answers: Answers) {}

  @ListRoute({ summary: 'Every legal parameter and its history', row: ParameterRow })
  list(@Query() asked: ListQuery, @Call() call: Call) {
    return this.answers.list<ParameterRow>(call, asked, {
      views: [parametersView],
      columns: ['name', 'history', 'revision'],
      page: (reading, after, limit) =>
        scanWhere(
          reading,
          parametersView,
          { buckets: {}, wanted: () => true, row: doc => doc },
          after,
          limit,
        ),
    });
  }

  @OneRoute({ path: ':name', summary: 'One legal parameter and its history', row: ParameterRow })
  one(@Param('name', PathId) name: string, @Query() asked: AskedQuery) {
    return this.answers.one<ParameterRow>(asked, [parametersView], reading =>
      reading.get(parametersView, name),
    );
  }
}
