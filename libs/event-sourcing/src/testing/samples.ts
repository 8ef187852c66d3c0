import type { DocumentRef, Person } from '#kernel';

export const aPerson = (personId = 'p-1', over: Partial<Person> = {}): Person => ({
  personId,
  unitId: 'hai-duong',
  duty: 'budgetManager',
  ...over,
});

export const aDocument = (over: Partial<DocumentRef> = {}): DocumentRef => ({
  issuer: 'Công an tỉnh Hải Dương',
  kind: 'decision',
  number: '12/QĐ-CAT',
  date: '2020-01-02',
  sha256: 'ab'.repeat(32),
  ...over,
});
