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
  1: 'aec71d54d53725461672701b97ea3545ed2b3f4e53e8256457eb8cb3e6f00f49',
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
