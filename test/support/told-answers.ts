import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Answer } from './ledger-client.js';

/** What was asked, as far as OpenAPI tells it apart. */
export interface AskedOf {
  readonly method: 'get' | 'post';
  readonly path: string;
}

interface Operation {
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, any>> }>>;
}

/** An object whose members are told has no others: what an answer brings besides is not described. */
const closed = (schema: any, name = ''): any => {
  if (Array.isArray(schema)) return schema.map(one => closed(one));
  if (typeof schema !== 'object' || schema === null || ['example', 'enum', 'const'].includes(name))
    return schema;
  const members = Object.entries(schema).map(([member, of]) => [member, closed(of, member)]);
  const isOpen = schema.properties === undefined || schema.additionalProperties !== undefined || schema.allOf;
  return Object.fromEntries([...members, ...(isOpen ? [] : [['additionalProperties', false]])]);
};

/** References lead into the one schema that all components are in. */
const withinAll = (schema: object): object =>
  JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"all#/')) as object;

const params = (path: string): number => path.split('{').length;

/** What the ledger's own OpenAPI document says about its answers, and whether an answer is told in it. */
export class ToldAnswers {
  readonly #ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  readonly #schemas = new Map<object, ValidateFunction>();
  readonly #paths: readonly {
    readonly pattern: RegExp;
    readonly item: Readonly<Record<string, Operation>>;
  }[];

  constructor(document: any) {
    this.#ajv.addSchema({ $id: 'all', components: closed(document.components) });
    this.#paths = Object.entries<any>(document.paths)
      .toSorted(([a], [b]) => params(a) - params(b))
      .map(([path, item]) => ({ pattern: patternOf(path), item }));
  }

  static async by(url: string): Promise<ToldAnswers> {
    return new ToldAnswers(await (await fetch(`${url}/openapi.json`)).json());
  }

  /** What is not as it is told; of a path that there is not, nothing is. */
  faultsOf({ method, path }: AskedOf, { status, headers, body }: Answer): readonly string[] {
    const [pathname] = path.split('?');
    const found = this.#paths.find(({ pattern, item }) => pattern.test(pathname!) && item[method]);
    const operation = found?.item[method];
    if (operation === undefined) return [];
    const response = operation.responses[status];
    if (response === undefined) return [`status ${status} is not told`];
    if (status === 304) return [];
    const [type = ''] = (headers.get('content-type') ?? '').split(';');
    const content = response.content?.[type];
    if (type !== '' && content === undefined) return [`${status} ${type} is not told`];
    return /json/u.test(type) ? this.#againstSchema(content.schema, body) : [];
  }

  #againstSchema(schema: object | undefined, body: unknown): readonly string[] {
    if (schema === undefined) return ['no schema is told'];
    const valid = this.#schemas.get(schema) ?? this.#ajv.compile(withinAll(closed(schema)));
    this.#schemas.set(schema, valid);
    if (valid(body)) return [];
    return valid.errors!.map(
      ({ instancePath, message, params: of }) => `${instancePath} ${message} ${JSON.stringify(of)}`,
    );
  }
}

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replace(/\{path\}$/u, '.+').replaceAll(/\{[^}]+\}/gu, '[^/]+')}$`, 'u');
