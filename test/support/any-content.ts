import fc from 'fast-check';

type Schema = Readonly<Record<string, any>>;

/** What no field expects, and many a program has stumbled on. */
export const wild: fc.Arbitrary<unknown> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    ...['', '\0', '0', '-0', '-1', '1e9', '1.5', '__proto__', 'constructor', '../..', '%00', "';--", 'ａ'],
    ...['9'.repeat(18), '9'.repeat(40), '2025-02-30', '0000-01-01', '9999-12-31', '١٢', '\u202e', 'tеt'],
    ...[null, true, 1, 1.5, -1, 2 ** 53, [], {}, [[]]],
  ),
);

const days = ['2019-06-01', '2020-02-03', '2020-05-04', '2020-06-01', '2021-01-31', '2026-01-01'];

/** Contents of a schema of the API: mostly such as it asks for, now and then not. */
export class AnyContent {
  /** @param known values by the name of the member they were seen in: ids that exist, amounts that fit */
  constructor(
    private readonly schemas: Schema,
    private readonly known: ReadonlyMap<string, readonly unknown[]>,
  ) {}

  of(schema: Schema, name = ''): fc.Arbitrary<unknown> {
    const seen = this.known.get(name)?.filter(value => typeof value !== 'object') ?? [];
    const fitting = this.fitting(this.resolved(schema), name);
    return fc.oneof(
      { weight: 1, arbitrary: wild },
      { weight: 60, arbitrary: fitting },
      ...(seen.length > 0 ? [{ weight: 100, arbitrary: fc.constantFrom(...seen) }] : []),
    );
  }

  private resolved(schema: Schema): Schema {
    return schema['$ref'] ? this.schemas[schema['$ref'].split('/').at(-1)] : schema;
  }

  private fitting(schema: Schema, name: string): fc.Arbitrary<unknown> {
    const { type, properties, items, format, pattern, example } = schema;
    if (schema['enum']) return fc.constantFrom(...schema['enum']);
    if (properties) return this.object(properties, schema['required'] ?? []);
    if (type === 'array') return fc.array(this.of(items ?? {}, name), { minLength: 1, maxLength: 2 });
    if (type === 'integer' || type === 'number') return fc.integer({ min: 0, max: 100 });
    if (type === 'boolean') return fc.boolean();
    if (format === 'date') return fc.constantFrom(...days);
    if (example !== undefined) return fc.constant(example);
    return pattern ? fc.stringMatching(new RegExp(pattern, 'u')) : fc.string({ minLength: 1, maxLength: 20 });
  }

  private object(properties: Schema, required: readonly string[]): fc.Arbitrary<unknown> {
    const members = Object.entries(properties).map(([name, member]) => {
      const value = this.of(member, name);
      return [name, required.includes(name) ? value : fc.option(value, { nil: undefined, freq: 2 })] as const;
    });
    return fc.record(Object.fromEntries(members));
  }
}

/** Every value in some JSON by the name of its member. */
export const valuesIn = (json: unknown, found = new Map<string, unknown[]>(), name = '') => {
  if (Array.isArray(json)) for (const one of json) valuesIn(one, found, name);
  else if (typeof json === 'object' && json !== null)
    for (const [member, value] of Object.entries(json)) valuesIn(value, found, member);
  else found.set(name, [...(found.get(name) ?? []), json]);
  return found;
};
