/** Asks the process beside it whether it is ready, for a container's health check: 0 when it is. */
const url = `http://127.0.0.1:${process.env.SOCAI_PORT ?? '3000'}/health/ready`;
const answer = await fetch(url).catch(() => undefined);
if (!answer?.ok) console.error((await answer?.text()) ?? `không ai trả lời / nothing answers at ${url}`);
process.exitCode = answer?.ok ? 0 : 1;

export {};
