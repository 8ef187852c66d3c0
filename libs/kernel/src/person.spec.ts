import { expect, test } from '@jest/globals';
import { type Person, personsBehind, samePerson } from './person.js';

const person = (personId: string, onBehalfOf?: string): Person => ({
  personId,
  unitId: 'hai-duong',
  duty: 'approver',
  ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
});

test('an act counts for who acted and for the principal behind', () => {
  expect(personsBehind(person('hoa'))).toEqual(['hoa']);
  expect(personsBehind(person('hoa', 'lan'))).toEqual(['hoa', 'lan']);
});

test.each([
  ['two people', person('hoa'), person('lan'), false],
  ['one person in two duties', person('hoa'), { ...person('hoa'), duty: 'payer', unitId: 'bca' }, true],
  ['a delegate and the principal', person('hoa', 'lan'), person('lan'), true],
  ['two delegates of one principal', person('hoa', 'lan'), person('minh', 'lan'), true],
  ['a delegate, later acting alone', person('hoa', 'lan'), person('hoa'), true],
  ['delegates of two principals', person('hoa', 'lan'), person('minh', 'tu'), false],
  ['each the other’s delegate', person('hoa', 'lan'), person('lan', 'hoa'), true],
])('%s', (_, a, b, same) => {
  expect(samePerson(a, b)).toBe(same);
  expect(samePerson(b, a)).toBe(same);
});
