import { readFileSync } from 'node:fs';
import { isTypeScript, isWorkshop, textsUnder } from '#tools/sources/source-tree';

/** A setting that nobody finds is none, and one that is told twice is soon told differently. */
const read = new Set(
  textsUnder()
    .filter(isTypeScript)
    .filter(source => !isWorkshop(source))
    .flatMap(({ text }) => [...text.matchAll(/\bSOCAI_[A-Z_]+\b/gu)].map(([name]) => name)),
);

const guide = readFileSync('docs/guides/running.md', 'utf8');

/** What a bullet says before its colon, and what the text names elsewhere. */
const bullets = guide
  .split('\n')
  .filter(line => line.startsWith('- `SOCAI_'))
  .flatMap(line => [...line.split(':')[0]!.matchAll(/SOCAI_[A-Z_]+/gu)].map(([name]) => name));

test('every setting that is read is told in docs/guides/running.md', () => {
  expect([...read].filter(name => !guide.includes(`\`${name}\``)).sort()).toEqual([]);
});

test('each has one bullet, and none is told that nobody reads', () => {
  expect(bullets.filter((name, at) => bullets.indexOf(name) !== at)).toEqual([]);
  expect(bullets.filter(name => !read.has(name))).toEqual([]);
});
