import { SystemClock, SystemScheduler } from '#platform/ambient';
import { msOf } from '#kernel';
import { DemoClient, DemoFailed } from './demo/demo-client.js';
import { type DemoPlan, demoPlan, demoUsage, wantsUsage } from './demo/demo-plan.js';
import { progressOn } from './demo/progress.js';
import { type ProjectorProcess, startProjector } from './demo/projector-process.js';
import { story } from './demo/story/index.js';
import { tellStory } from './demo/tell-story.js';
import { untilReady, untilViewsCaughtUp } from './demo/until-ready.js';
import { whatToLookAt } from './demo/what-to-look-at/index.js';
import { start } from './start.js';

const enterStory = async (client: DemoClient): Promise<void> => {
  const clock = new SystemClock();
  const began = msOf(clock.now());
  console.log('Đang nhập dữ liệu ba năm ngân sách / Entering three fiscal years …');
  await tellStory(client, story, progressOn(process.stdout));
  const seconds = ((msOf(clock.now()) - began) / 1000).toFixed(1);
  console.log(`${client.entered} lệnh trong ${seconds} giây / ${client.entered} commands in ${seconds} s`);
};

const show = async (plan: DemoPlan, projector?: ProjectorProcess): Promise<void> => {
  const { folder, url } = plan;
  const scheduler = new SystemScheduler();
  if (projector) await untilReady(url, projector, scheduler);
  const client = new DemoClient(url);
  await client.open();
  await untilViewsCaughtUp(client, scheduler, () =>
    console.log('Đang dựng khung nhìn từ sổ / Making the views from the log …'),
  );
  if (!folder.isComplete(await client.head())) {
    await enterStory(client);
    folder.markComplete(await client.head());
  }
  console.log(await whatToLookAt(client, plan));
};

const run = async (args: readonly string[]): Promise<void> => {
  if (wantsUsage(args)) return console.log(demoUsage);
  const plan = demoPlan(args, process.env);
  const projector = plan.projector && startProjector(plan.projector);
  await start(plan.environment);
  await show(plan, projector);
};

try {
  await run(process.argv.slice(2));
} catch (fault) {
  if (!(fault instanceof DemoFailed)) throw fault;
  console.error(`Demo dừng / The demo stops: ${fault.message}`);
  process.exit(1);
}
