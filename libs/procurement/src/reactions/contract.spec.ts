import { contractAmendment } from './contract.js';

const amended = (fundings: readonly object[]) =>
  ({ type: 'ContractAmended', data: { amendmentId: 'a-1', fundings, releases: [] } }) as never;
const [settling] = contractAmendment.ends.filter(({ on }) => on === 'ContractAmended');

test('an amendment that asked nothing of the lines ends no process: none began', () => {
  expect(settling!.id(amended([]))).toBe('');
});

test('one that waited for its lines ends there', () => {
  expect(settling!.id(amended([{ lineId: 'x' }]))).toBe('a-1');
});
