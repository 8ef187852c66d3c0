import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ledgerInFolder, type LedgerInFolder } from '#test/support/ledger-process';

/** Why a question of the API does not take `known` and `effective`. */
const withoutClocks: Readonly<Record<string, string>> = {
  '/v1/diff': 'takes two pairs of clocks, in from and to',
  '/v1/events': 'the log itself: one order, nothing of it ever changes',
  '/v1/events/{index}': 'an event, which never changes',
  '/v1/events/{index}/sealed': 'opens what can be opened now, and records who did',
  '/v1/streams/{stream}/events': 'the log itself, of one stream',
  '/v1/proofs/inclusion': 'proved under a head: size is its clock',
  '/v1/proofs/consistency': 'proved between two heads: old and new are its clocks',
  '/v1/proofs/stream': 'proved under the last head',
  '/v1/operations/views': 'how the service is now',
  '/v1/operations/witnesses': 'how the service is now',
};

let home: LedgerInFolder;
let paths: Record<string, any>;
beforeAll(async () => {
  home = await ledgerInFolder();
  paths = (await (await home.now.as(undefined)).get('/openapi.json')).body.paths;
}, 60_000);
afterAll(() => home.remove());

const questions = (): readonly (readonly [string, any])[] =>
  Object.entries(paths).flatMap(([path, { get }]) => (get && path.startsWith('/v1/') ? [[path, get]] : []));
const takes = ({ parameters = [] }: any, clock: string): boolean =>
  parameters.some(({ name, in: where }: any) => name === clock && where === 'query');

test('every question takes both clocks, but for those that are named here with the reason', () => {
  expect(questions().length).toBeGreaterThan(30);
  const lacking = questions().filter(([, get]) => !takes(get, 'known') || !takes(get, 'effective'));
  expect(lacking.map(([path]) => path).sort()).toEqual(Object.keys(withoutClocks).sort());
});

test('every answer to such a question echoes the clocks it resolved', () => {
  for (const [path, get] of questions().filter(([asked]) => !(asked in withoutClocks))) {
    const { schema } = get.responses['200'].content['application/json'];
    expect([path, schema.required]).toEqual([path, expect.arrayContaining(['asOf', 'incomplete'])]);
  }
});
