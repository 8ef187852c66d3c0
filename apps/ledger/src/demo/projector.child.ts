import { start } from '../../../projector/src/start.js';

/** The demo's own projector: it ends with the demo, however that ends. */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
await start(process.env);
