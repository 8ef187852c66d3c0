import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { EventStoreDBClient } from '@eventstore/db-client';
import { madeOf, serverUrl } from './server-url.js';

const clientOf = (url: string) => madeOf(url, whole => EventStoreDBClient.connectionString(whole));

test.each([
  ['esdb://host:2113?tls=false', 'esdb://host:2113?tls=false&gossipTimeout=1'],
  ['esdb://one:2113,two:2113', 'esdb://one:2113,two:2113?gossipTimeout=1'],
  ['esdb://host?gossip-timeout=7', 'esdb://host?gossip-timeout=7'],
  ['esdb://user:what?=s@host?tls=true', 'esdb://user:what?=s@host?tls=true&gossipTimeout=1'],
])('%s is used as %s', (given, used) => expect(serverUrl(given)).toBe(used));

describe('a URL that cannot be used shows no password, on the screen or in the error', () => {
  const printed = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  afterAll(() => printed.mockRestore());

  test.each([
    ['a port that is none', 'esdb://admin:s3cret@host:port'],
    ['an option nobody knows', 'esdb://admin:s3cret@host:2113?tsl=false'],
    ['an option that the client ignores', 'esdb://admin:s3cret@host:2113?tlsVerifyCert=false'],
    ['failures as values', 'esdb://admin:s3cret@host:2113?Throw_On_Append_Failure=FALSE'],
    ['a certificate that is not there', 'esdb://admin:s3cret@host:2113?tls=true&tlsCAFile=/nowhere/ca.crt'],
    ['an escape that is none', 'esdb://admin:s3cret%@host:2113'],
    ['another scheme', 'http://admin:s3cret@host:2113'],
  ])('%s', (_, url) => {
    let error: unknown;
    try {
      clientOf(url);
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(TypeError);
    const told = { ...(error as object), text: String((error as Error).stack) };
    expect(JSON.stringify([told, printed.mock.calls])).not.toContain('s3cret');
  });
});
