import { expect, test } from '@jest/globals';
import { IsText, Maybe, Nested, NestedList } from './fields.js';
import { InputPipe } from './input.pipe.js';
import { type Sealed, SealedAs, sealedTextsOf } from './sealed-texts.js';

class Account {
  @IsText({ max: 20 })
  readonly bank!: string;

  @Maybe()
  @IsText({ max: 20 })
  @SealedAs('accountHolder')
  readonly holder?: Sealed;
}
class Voucher {
  @Nested(Account)
  readonly account!: Account;

  @Maybe()
  @IsText({ max: 20 })
  @SealedAs('note')
  readonly note?: Sealed;
}
class Narrow extends Voucher {
  @IsText({ max: 20 })
  readonly number!: string;
}
class InList {
  @NestedList(Account, { max: 3 })
  readonly accounts!: Account[];
}

const checked = (type: new () => object, body: object) =>
  new InputPipe().transform(body, { type: 'body', metatype: type }) as object;

test('sealed texts are out of the body as soon as it was checked, wherever they stood', () => {
  const body = checked(Narrow, { number: '1', account: { bank: 'VCB', holder: 'An' }, note: 'x' });
  expect(body).toEqual({ number: '1', account: { bank: 'VCB' } });
  expect(sealedTextsOf(body)).toEqual({ accountHolder: 'An', note: 'x' });
});

test('what was not sent is not sealed', () => {
  const body = checked(Voucher, { account: { bank: 'VCB' } });
  expect(sealedTextsOf(body)).toEqual({});
});

test('they are checked like any other text', () =>
  expect(() => checked(Voucher, { account: { bank: 'VCB', holder: '' } })).toThrow(
    expect.objectContaining({ status: 400 }),
  ));

test('a text in a list has no place of its own in an event: that is a bug in the class', () =>
  expect(() => checked(InList, { accounts: [{ bank: 'VCB', holder: 'An' }] })).toThrow('cannot be sealed'));

test('another body has nothing of it', () => expect(sealedTextsOf({ note: 'x' })).toEqual({}));
