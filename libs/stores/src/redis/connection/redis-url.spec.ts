import { describe, expect, test } from '@jest/globals';
import { BadRedisUrl, parseRedisUrl, shownUrl } from './redis-url.js';

const at = (host: string, port: number) => ({ host, port });

describe('the address of a Redis', () => {
  test.each([
    ['redis://db', { kind: 'single', tls: false, nodes: [at('db', 6379)], db: 0 }],
    [
      'rediss://u%40x:p%3Aw%2F@db.example:7000/3',
      {
        kind: 'single',
        tls: true,
        nodes: [at('db.example', 7000)],
        username: 'u@x',
        password: 'p:w/',
        db: 3,
      },
    ],
    [
      'redis://:secret@[::1]:6380',
      { kind: 'single', tls: false, nodes: [at('::1', 6380)], password: 'secret', db: 0 },
    ],
    [
      'redis+sentinel://:pw@s1,s2:26380/ledger/2',
      {
        kind: 'sentinel',
        tls: false,
        nodes: [at('s1', 26379), at('s2', 26380)],
        password: 'pw',
        group: 'ledger',
        db: 2,
      },
    ],
    [
      'rediss+cluster://u:p@n1:7001,n2:7002',
      {
        kind: 'cluster',
        tls: true,
        nodes: [at('n1', 7001), at('n2', 7002)],
        username: 'u',
        password: 'p',
        db: 0,
      },
    ],
  ])('%s', (url, expected) => expect(parseRedisUrl(url)).toEqual(expected));

  test.each([
    ['http://db', /is no address of a Redis: give redis\[s\]/u],
    ['redis://', /is no address/u],
    ['redis://a,b', /names several hosts: say redis\+sentinel/u],
    ['redis://db:99999', /db:99999 is no host with a port/u],
    ['redis://db/x', /x is no number of a database/u],
    ['redis+sentinel://s1', /does not say which group/u],
    ['redis+cluster://n1/1', /a cluster has database 0 only/u],
  ])('%s is refused', (url, sentence) => {
    expect(() => parseRedisUrl(url)).toThrow(BadRedisUrl);
    expect(() => parseRedisUrl(url)).toThrow(sentence);
  });

  test('is shown without its password, also in a complaint', () => {
    expect(shownUrl('rediss://u:pw@h/1')).toBe('rediss://***@h/1');
    expect(() => parseRedisUrl('redis://u:pw@h/x')).toThrow(/^redis:\/\/\*\*\*@h\/x: /u);
  });
});
