import { expect, test } from '@jest/globals';
import { type Person, personsBehind, personsIn } from './person.js';

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

test('a step counts for its actor, for whoever began the chain, and for the principals behind both', () => {
  expect(personsIn({ actor: person('hoa', 'lan') })).toEqual(['hoa', 'lan']);
  const originator = person('minh', 'tu');
  expect(personsIn({ actor: person('hoa'), originator })).toEqual(['hoa', 'minh', 'tu']);
});
