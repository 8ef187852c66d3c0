import { eventStoreContract } from '#test/contract/event-store.contract';
import { eventStoreDbLog } from '#test/support/eventstoredb-log';

const url = process.env['SOCAI_TEST_ESDB']!;
eventStoreContract('EventStoreDB', { empty: () => eventStoreDbLog(url) });
