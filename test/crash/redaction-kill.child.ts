import { redactionDesk } from '#test/support/redaction-desk';

/** Follows the log at argv[2] and kills itself, with SIGKILL, `before` or `after` keys are destroyed (argv[3]). */
const [, , path, when] = process.argv;
const desk = await redactionDesk(path!);
const kill = () => process.kill(process.pid, 'SIGKILL');

await desk.follow(new AbortController().signal, {
  copies: () => desk.keys.copies(),
  destroy: async ids => {
    if (when === 'before') kill();
    await desk.keys.destroy(ids);
    kill();
  },
});
