import type { DemoClient } from '../demo-client.js';

/** One thing that happens. */
export type Step = (client: DemoClient) => Promise<unknown>;

/** Things that happen side by side; the next chapter begins when all have. */
export interface Chapter {
  readonly title: { readonly vi: string; readonly en: string };
  readonly steps: readonly Step[];
}
