import { parseArgs } from 'node:util';
import { SystemClock } from '#platform/ambient';
import { msOf } from '#kernel';
import { DemoClient, DemoFailed } from './demo/demo-client.js';
import { DemoFolder } from './demo/demo-folder.js';
import { progressOn } from './demo/progress.js';
import { story } from './demo/story/index.js';
import { tellStory } from './demo/tell-story.js';
import { whatToLookAt } from './demo/what-to-look-at/index.js';
import { start } from './start.js';

const { values } = parseArgs({ options: { fresh: { type: 'boolean', default: false } } });
const folder = new DemoFolder('data/demo');
const [host, port] = ['127.0.0.1', process.env.SOCAI_PORT ?? '3000'];
const url = `http://${host}:${port}`;

const enterStory = async (client: DemoClient): Promise<void> => {
  const clock = new SystemClock();
  const began = msOf(clock.now());
  console.log('Đang nhập dữ liệu ba năm ngân sách / Entering three fiscal years …');
  await tellStory(client, story, progressOn(process.stdout));
  folder.markComplete();
  const seconds = ((msOf(clock.now()) - began) / 1000).toFixed(1);
  console.log(`${client.entered} lệnh trong ${seconds} giây / ${client.entered} commands in ${seconds} s`);
};

if (values.fresh) folder.startOver();
await start({
  ...process.env,
  ...{ SOCAI_DEMO: 'true', SOCAI_HOST: host, SOCAI_PORT: port },
  ...{ SOCAI_EVENTS: folder.events, SOCAI_VIEWS: folder.views, SOCAI_LOG_FILE: 'data/demo/ledger.log' },
});
try {
  const client = new DemoClient(url);
  await client.open();
  if (!folder.complete) await enterStory(client);
  console.log(await whatToLookAt(client, url, folder.events));
} catch (fault) {
  if (!(fault instanceof DemoFailed)) throw fault;
  console.error(`Demo dừng / The demo stops: ${fault.message}`);
  process.exit(1);
}
