import { eventStoreContract } from '#test/contract/event-store.contract';
import { onEveryEngine } from '#test/support/eventstoredb-engines';
import { eventStoreDbLog } from '#test/support/eventstoredb-log';

onEveryEngine(engine => eventStoreContract('EventStoreDB', { empty: () => eventStoreDbLog(engine().url) }));
