import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const pages = globSync(['*.md', 'docs/*.md', 'docs/{guides,adr}/*.md']);

/** Relative links of a page, without the place in the page that they lead to. */
const linksIn = (text: string): readonly string[] =>
  [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/gu)].map(([, link]) => link!);

test('every link of a page leads to a file', () => {
  const dead = pages.flatMap(page =>
    linksIn(readFileSync(page, 'utf8'))
      .filter(link => !existsSync(join(dirname(page), link)))
      .map(link => `${page}: ${link}`),
  );
  expect(dead).toEqual([]);
});

test('README leads to every guide', () => {
  const linked = linksIn(readFileSync('README.md', 'utf8'));
  expect(globSync('docs/guides/*.md').filter(guide => !linked.includes(guide))).toEqual([]);
});

test('every decision has a number of its own', () => {
  const numbers = globSync('docs/adr/*.md').map(path => /(\d{4})-/u.exec(path)![1]!);
  expect(numbers.filter((number, at) => numbers.indexOf(number) !== at)).toEqual([]);
});

test('what leads nowhere is seen', () => {
  expect(linksIn('[a](docs/b.md#c) [d](https://e.org) [f](#g) ![h](i.png)')).toEqual(['docs/b.md', 'i.png']);
});

test('each question of an inspection that is answered leads to a folder of its own', () => {
  const rows = readFileSync('docs/guides/questions.md', 'utf8').split('\n');
  const answered = rows.filter(row => /^\| \d+ /u.test(row) && !row.includes('not yet'));
  const folders = answered.map(row => linksIn(row).filter(link => link.includes('/queries/')));
  expect(answered.length).toBeGreaterThan(8);
  expect(folders.map(own => own.length)).toEqual(answered.map(() => 1));
  expect(new Set(folders.flat()).size).toBe(answered.length);
});
