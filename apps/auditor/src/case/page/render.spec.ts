import { expect, test } from '@jest/globals';
import { sha256 } from '#kernel';
import { caseFormat, pageVersion } from '../case-file.js';
import { holdsData, renderPage } from './render.js';

const data = {
  format: caseFormat,
  scope: { unit: 'a' },
  known: 3,
  checkpoint: 'x\n',
  keys: ['k'],
  events: [{ index: 3, prev: -1, body: '{"a":"</script><b>"}', hashes: [] }],
};

/** Hashes of the frames that were ever released, by their number. */
const frames: Readonly<Record<number, string>> = {
  1: 'dd5f4228543ae2d78cdc63096f184f01cbb3c8581f99c7d599bfe6b8ffa9b711',
};

test('a page that looks otherwise has another number: count pageVersion up, and keep the frames before', () => {
  expect(sha256(renderPage(data))).toBe(frames[pageVersion]);
});

test('it imports nothing, exports nothing, and names each thing once', () => {
  const scripts = renderPage(data).split('<script type="module">')[1]!;
  expect(scripts).not.toMatch(/^(?:import|export) /mu);
  const names = [...scripts.matchAll(/^(?:const|let|function) (\w+)/gmu)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(30);
  expect(names).toEqual([...new Set(names)]);
});

test('what an event says cannot end its element', () => {
  const page = renderPage(data);
  expect(page).not.toContain('</script><b>');
  expect([holdsData(page, data), holdsData(page, { ...data, known: 4 })]).toEqual([true, false]);
});

test('a reader who hears it is told the verdict, what to paste where, and where the page begins', () => {
  const page = renderPage(data);
  expect(page.match(/<main>|<\/main>/gu)).toEqual(['<main>', '</main>']);
  expect(page).toContain('id="verdict" role="status"');
  const inputs = [...page.matchAll(/<(?:textarea|input|select)[^>]*id="([^"]+)"/gu)].map(([, id]) => id!);
  expect(inputs.filter(id => !page.includes(`<label for="${id}">`))).toEqual([]);
});
