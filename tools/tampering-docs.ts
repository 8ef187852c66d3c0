import { writeFileSync } from 'node:fs';
import { triedPage } from '#test/integration/tampering/tried-page';

/** `npx node dist/tools/tampering-docs.js`: writes the page of what was tried anew. */
writeFileSync('docs/guides/what-was-tried.md', triedPage());
