import type { ProcessRefusal } from '#event-sourcing';
import type { StepRefusal } from '../events/index.js';

/** Why a process ended without what was asked: as the stream that refused had put it. */
export const whyRefused = ({ data }: { readonly data: StepRefusal }): ProcessRefusal => ({
  code: data.cause,
  numbers: data.numbers,
  holders: data.holders,
});
