import { describe, expect, test } from '@jest/globals';
import { IsString } from 'class-validator';
import fc from 'fast-check';
import { CommandBody } from '../commands/command-body.js';
import { ListQuery } from '../queries/asked-query.js';
import { accepts } from './accepts.js';
import * as fields from './fields.js';
import { faultsAgainst } from './input.pipe.js';

class Item {
  @fields.IsText({ max: 3 })
  readonly name!: string;

  @fields.IsQuantity({ zero: true })
  readonly qty!: string;
}

class Everything extends CommandBody {
  @fields.IsMoney()
  readonly amount!: string;

  @fields.Maybe()
  @fields.IsIdList({ min: 1, max: 2 })
  readonly ids?: readonly string[];

  @fields.Maybe()
  @fields.IsNewId()
  readonly own?: string;

  // The other order of the decorators means the same.
  @fields.IsOneOf('a', 'b')
  @fields.Maybe()
  readonly choice?: string;

  @fields.NestedList(Item, { min: 1, max: 2 })
  readonly items!: readonly Item[];

  @fields.Maybe()
  @fields.Nested(Item)
  readonly item?: Item;

  @fields.Maybe()
  @fields.IsFlag()
  readonly flag?: boolean;

  @fields.Maybe()
  @fields.IsWhole({ min: 0, max: 9 })
  readonly whole?: number;
}

const item = { name: 'Hũ', qty: '0.5' };

const right = {
  effectiveDate: '2020-02-29',
  document: { issuer: 'A', kind: 'B', number: 'C', date: '2020-01-01', sha256: 'a'.repeat(64) },
  amount: '1',
  items: [item],
  item,
  ids: ['00000000-0000-8000-8000-000000000000'],
  own: '0190a5c4-1b2e-7c3d-8e4f-5a6b7c8d9e01',
  choice: 'a',
  flag: true,
  whole: 9,
};

/** Values a little or far off: of other types, at limits, with lookalikes, hidden and double characters. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    undefined,
    null,
    '',
    '0',
    '00',
    '-1',
    '1.5',
    '😀😀😀',
    '😀😀😀😀',
    'e\u0301',
    ' a',
    'а',
    '\u0000',
  ),
  fc.constantFrom<unknown>(
    [],
    [[]],
    [[], []],
    {},
    [null],
    [item, item, item],
    [{ ...item, more: 1 }],
    [item, {}],
    '2020-02-30',
  ),
  fc.constantFrom<unknown>(0, 10, -0, 1e21, true, 'true', '9'.repeat(18), '9'.repeat(19), 'b', 'c', '\ud800'),
  fc.jsonValue(),
);

const paths = [
  'effectiveDate',
  'document',
  'amount',
  'items',
  'item',
  'ids',
  'choice',
  'flag',
  'whole',
  'reason',
  'document.sha256',
  'document.number',
  'document.more',
  'items.0',
  'items.1',
  'items.0.name',
  'item.qty',
  'ids.0',
  'x',
];

const changed = (value: unknown, path: readonly string[], to: unknown): unknown => {
  const [name, ...rest] = path;
  if (name === undefined) return to;
  if (Array.isArray(value))
    return Object.assign([...value], { [name]: changed(value[Number(name)], rest, to) });
  if (typeof value !== 'object' || value === null) return value;
  return { ...value, [name]: changed((value as Record<string, unknown>)[name], rest, to) };
};

const bodies = fc
  .array(fc.tuple(fc.constantFrom(...paths), odd), { maxLength: 4 })
  .map(
    changes =>
      changes.reduce<unknown>((body, [path, to]) => changed(body, path.split('.'), to), right) as object,
  );

describe('the quick way in', () => {
  test('lets in what class-validator lets in, and nothing else', () => {
    const verdicts = { in: 0, out: 0 };
    fc.assert(
      fc.property(bodies, body => {
        const plain = JSON.parse(JSON.stringify(body)) as object;
        const isRight = faultsAgainst(Everything, plain).length === 0;
        verdicts[isRight ? 'in' : 'out'] += 1;
        expect(accepts(Everything, plain)).toBe(isRight);
      }),
      { numRuns: 2000 },
    );
    // Both verdicts must have been met often, or the comparison shows nothing.
    expect(Math.min(verdicts.in, verdicts.out)).toBeGreaterThan(150);
  });

  test('also of queries', () => {
    const names = fc.constantFrom('known', 'effective', 'waitFor', 'limit', 'cursor', 'other');
    const texts = fc.oneof(
      fc.constantFrom('0', '500', '501', '-1', '2020-01-01', '2020-01-01T00:00:00Z', 'abc'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.dictionary(names, texts, { noNullPrototype: true }), query =>
        expect(accepts(ListQuery, query)).toBe(faultsAgainst(ListQuery, query).length === 0),
      ),
      { numRuns: 1000 },
    );
  });

  test('is not taken for a class that others’ decorators say something of', () => {
    class Foreign {
      @fields.Maybe()
      @IsString()
      readonly text?: string;
    }
    class Narrower extends Item {
      @fields.IsText({ max: 1 })
      declare readonly name: string;
    }
    expect(accepts(Foreign, { text: 'x' })).toBe(false);
    expect(accepts(Narrower, item)).toBe(false);
    expect(accepts(Item, item)).toBe(true);
  });
});
