import { commandNamed, newEvents } from './new-events.js';
import { openLogAt } from './sqlite-log.js';

/** Appends to the log at argv[2] and forgets to close it. */
const store = await openLogAt(process.argv[2]!);
const outcome = await store.append('line-a', -1, newEvents(commandNamed('1'), 2));
console.log(outcome.appended);
