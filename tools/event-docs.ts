import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { eventCatalogue } from './events/event-catalogue.js';
import { eventDocs } from './events/event-docs.js';

/** `npx node dist/tools/event-docs.js`: writes docs/events anew. */
const folder = 'docs/events';
const files = eventDocs(await eventCatalogue());

rmSync(folder, { recursive: true, force: true });
for (const { path, text } of files) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
console.log(`${files.length} files under ${folder}`);
