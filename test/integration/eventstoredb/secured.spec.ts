import { StoreUnavailable } from '#event-sourcing';
import { eventStoreContract } from '#test/contract/event-store.contract';
import { certificateIn } from '#test/support/certificates';
import { eventStoreDbLog } from '#test/support/eventstoredb-log';
import {
  alive,
  type Certificate,
  eventStoreDbProgram,
  type OwnEventStoreDb,
  ownEventStoreDb,
} from '#test/support/eventstoredb-nodes';
import { commandNamed, newEvents } from '#test/support/new-events';
import { temporaryFolder } from '#test/support/temporary-folder';

const password = 'p%s:@/s3cret';
const folder = temporaryFolder();
let tls: Certificate;
let server: OwnEventStoreDb;

const urlOf = (secret: string, authority = tls.authority): string =>
  `esdb://admin:${encodeURIComponent(secret)}@localhost:${server.port}?tls=true&tlsCAFile=${authority}`;

if (!eventStoreDbProgram)
  process.stderr.write('NOT EXERCISED: EventStoreDB with TLS, unless SOCAI_TEST_ESDB_PROGRAM starts one\n');

(eventStoreDbProgram ? describe : describe.skip)('EventStoreDB with TLS and a password', () => {
  beforeAll(async () => {
    tls = certificateIn(folder.path);
    server = await ownEventStoreDb({ tls, env: { EVENTSTORE_DEFAULT_ADMIN_PASSWORD: password } });
    await alive(server);
  }, 120_000);
  afterAll(async () => {
    await server.stop();
    folder.remove();
  });

  eventStoreContract('as without', { empty: () => eventStoreDbLog(urlOf(password)) });

  const refusal = async (url: string): Promise<StoreUnavailable> => {
    const log = await eventStoreDbLog(url, { timings: { resendMs: 300, appendMs: 1_000 } });
    const error = await log.store.append('line-a', -1, newEvents(commandNamed('x'), 1)).catch(fault => fault);
    const { reason } = log.store.progress();
    await log.remove();
    expect(error).toBeInstanceOf(StoreUnavailable);
    const told = JSON.stringify([reason, String((error as Error).stack), { ...(error as object) }]);
    expect(told).not.toMatch(/s3cret|wrong-one/u);
    return error as StoreUnavailable;
  };

  test('a wrong password is an outage that says so, and shows none', async () =>
    expect((await refusal(urlOf('wrong-one'))).message).toMatch(/was refused: /u));

  test('a server whose certificate nobody we believe has signed is not spoken to', async () => {
    const stranger = temporaryFolder();
    const { authority } = certificateIn(stranger.path);
    await refusal(urlOf(password, authority));
    stranger.remove();
  });
});
