import type { DemoClient } from './demo-client.js';
import type { Chapter, Step } from './story/story.js';

/** Told after every step: how many of all are done, and what is going on. */
export type OnStep = (done: number, total: number, chapter: Chapter) => void;

const sideBySide = 16;

/** Enters the chapters one after another, the steps of each side by side. Stops at the first that fails. */
export const tellStory = async (
  client: DemoClient,
  chapters: readonly Chapter[],
  onStep: OnStep,
): Promise<void> => {
  const total = chapters.reduce((sum, { steps }) => sum + steps.length, 0);
  let done = 0;
  for (const chapter of chapters) {
    const waiting: Step[] = [...chapter.steps];
    const worker = async (): Promise<void> => {
      for (let step = waiting.shift(); step; step = waiting.shift()) {
        await step(client);
        done += 1;
        onStep(done, total, chapter);
      }
    };
    await Promise.all(Array.from({ length: sideBySide }, worker));
  }
};
