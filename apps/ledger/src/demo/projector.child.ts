/** The demo's own projector: it ends with the demo, however that ends, and be it before all is loaded. */
const leave = (): boolean => process.kill(process.pid, 'SIGTERM');
process.once('disconnect', leave);
if (!process.connected) leave();

const { start } = await import('../../../projector/src/start.js');
await start(process.env);

export {};
