import { expect, test } from '@jest/globals';
import type { FundsInDoc } from '#budgets/views';
import type { Reading } from '#views';
import { moneyLinks } from './money-links.js';

const come = (index: number, lineId: string, from: string | undefined, amount = '1'): FundsInDoc => ({
  lineId,
  amount,
  on: '2020-01-01',
  index,
  ...(from === undefined
    ? { kind: 'appropriation', grantor: 'moof' }
    : { kind: 'adjustment', fromLine: from }),
});

/** A reading of these moves alone, one to a page. */
const readingOf = (docs: readonly FundsInDoc[]): Reading =>
  ({
    scan: async (_: unknown, { line }: { line: string }, after = '0') => {
      const mine = docs.filter(doc => doc.lineId === line);
      const at = Number(after);
      const items = mine.slice(at, at + 1).map(doc => ({ key: `${doc.index}`, doc }));
      return { items, next: at + 1 < mine.length ? `${at + 1}` : undefined };
    },
  }) as unknown as Reading;

const indexesOf = async (docs: readonly FundsInDoc[], ...lines: (readonly [string, number])[]) => {
  const asked = lines.map(([lineId, before]) => ({ lineId, before }));
  const links = await moneyLinks(readingOf(docs), asked);
  return links.map(({ index }) => index).join('');
};

test('up the tree to where the money entered, what came before it was used', async () => {
  const docs = [come(1, 'top', undefined), come(2, 'middle', 'top'), come(3, 'leaf', 'middle')];
  expect(await indexesOf(docs, ['leaf', 9])).toBe('321');
  expect(await indexesOf(docs, ['leaf', 3])).toBe('');
  const later = [...docs, come(4, 'top', undefined), come(5, 'middle', 'top'), come(9, 'leaf', 'middle')];
  expect(await indexesOf(later, ['leaf', 9])).toBe('321');
});

test('money that went to and fro is followed as far as it could have come, each event told once', async () => {
  const docs = [come(1, 'a', undefined), come(2, 'b', 'a'), come(3, 'a', 'b'), come(4, 'b', 'a')];
  expect(await indexesOf(docs, ['b', 9])).toBe('2413');
  expect(await indexesOf(docs, ['b', 3])).toBe('21');
  expect(await indexesOf(docs, ['a', 2], ['b', 9])).toBe('1243');
});
