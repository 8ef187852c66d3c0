import { expect, test } from '@jest/globals';
import type { LedgerEvent } from '#event-sourcing';
import { register, when, whenOwn } from '../view.js';
import { RegisterRows } from './register-rows.js';

const type = (name: string) => ({ type: name }) as never as Parameters<typeof when>[0];
const event = (name: string, index: number) => ({ type: name, index }) as LedgerEvent;

const view = register<{ n: number }>('things', 1, {
  on: [
    when(
      type('Changed'),
      () => 'thing',
      doc => ({ n: (doc?.n ?? 0) + 1 }),
    ),
    whenOwn(
      type('Happened'),
      ({ index }) => `step-${index}`,
      ({ index }) => ({ n: index }),
    ),
  ],
});

test('documents of an event’s own are not looked for; others are, once', async () => {
  const asked: string[] = [];
  const get = async (_: string, key: string) => {
    asked.push(key);
    return { n: 7 };
  };
  const rows = new RegisterRows(view, { get }, () => 'things@1#1', 5);
  expect(await rows.rows(event('Happened', 6))).toMatchObject({
    writes: [{ key: 'step-6', doc: '{"n":6}' }],
  });
  expect(asked).toEqual([]);
  expect(await rows.rows(event('Changed', 7))).toMatchObject({ writes: [{ key: 'thing', doc: '{"n":8}' }] });
  expect(await rows.rows(event('Changed', 8))).toMatchObject({ writes: [{ key: 'thing', doc: '{"n":9}' }] });
  expect(asked).toEqual(['thing']);
});
