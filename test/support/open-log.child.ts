import { openLogAt } from './sqlite-log.js';

/** Opens the log at argv[2] and prints how that went: `opened`, or the problem's code and its sentence. */
const opened = await openLogAt(process.argv[2]!).catch(
  (error: unknown) => error as Error & { code?: string },
);
if (opened instanceof Error) console.log(`${opened.name} ${opened.code}\n${opened.message}`);
else {
  console.log('opened');
  await opened.close();
}
