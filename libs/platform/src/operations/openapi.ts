import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { problems, problemSchema } from './openapi-responses.js';

const description = [
  'Sổ Cái ghi mọi phân bổ ngân sách, mua sắm và điều chuyển tài sản thành sự kiện không sửa được.',
  '',
  'Every budget allocation, purchase and transfer of assets as an event that nobody can change. Amounts are whole VND',
  'as text. Commands need `Idempotency-Key`; `x-refusals` names the codes that a command may be refused with by its',
  'own rules, `x-refusals-of-any-command` those that all share, and `x-refusals-under-delegation` those of a delegate.',
  '`x-refusals-of-its-process` names those that the process may end with which a recorded command began.',
].join('\n');

const frame = new DocumentBuilder()
  .setOpenAPIVersion('3.1.0')
  .setTitle('Sổ Cái (socai)')
  .setDescription(description)
  .setVersion('1')
  .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
  .addServer('/')
  .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, 'bearer')
  .build();

interface Operation {
  readonly responses: Record<string, unknown>;
  readonly parameters?: { name: string }[];
  security?: readonly object[];
}

const operationsOf = (item: object): readonly (readonly [string, Operation])[] =>
  Object.entries(item as Record<string, Operation>);

const mayAnswer = (method: string): readonly number[] =>
  method === 'post' ? [400, 401, 403, 404, 413, 415, 429, 503] : [400, 401, 403, 404, 429, 503];

/** Problems that any route below `/v1` or `/log` may answer with, where it does not say so itself. */
const withProblems = (paths: OpenAPIObject['paths']): void => {
  for (const [, item] of Object.entries(paths).filter(([path]) => /^[/](v1|log)[/]/u.test(path)))
    for (const [method, operation] of operationsOf(item))
      for (const { status, ...said } of problems(...mayAnswer(method)))
        operation.responses[String(status)] ??= said;
};

/** What needs no token says so, and a path's rest is named in its parameters as it is in the path. */
const completed = (paths: OpenAPIObject['paths']): void => {
  for (const [, operation] of Object.values(paths).flatMap(operationsOf)) {
    operation.security ??= [];
    for (const parameter of operation.parameters ?? []) if (parameter.name === '*') parameter.name = 'path';
  }
};

/** OpenAPI 3.1 of every route. */
export const openApiOf = (app: NestFastifyApplication): OpenAPIObject => {
  const document = SwaggerModule.createDocument(app, frame);
  withProblems(document.paths);
  completed(document.paths);
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: problemSchema as never },
  };
  return document;
};

/** `/docs` and `/openapi.json`, from this machine's own files. */
export const serveDocs = (app: NestFastifyApplication): void => {
  let document: OpenAPIObject | undefined;
  SwaggerModule.setup('docs', app, () => (document ??= openApiOf(app)), {
    jsonDocumentUrl: 'openapi.json',
    raw: ['json'],
    customSiteTitle: 'Sổ Cái',
  });
};
