import { type ControlStreams, type EventStore, StoreUnavailable } from '#event-sourcing';

/** What a thread may ask of a log that another thread has open: its control streams, and where it ends. */
export type AskedLog = Pick<EventStore, 'head'> & { readonly control: ControlStreams };
type Method = keyof ControlStreams | 'head';

/** A question of that kind. */
export interface ControlQuestion {
  readonly id: number;
  readonly method: Method;
  readonly given: readonly unknown[];
}

export type ControlAnswer =
  { readonly id: number; readonly value: unknown } | { readonly id: number; readonly reason: string };

/** Control streams as a thread sees them that may not open the log's server itself: one client a process. */
export class ControlOverPort implements ControlStreams {
  private readonly waiting = new Map<number, PromiseWithResolvers<never>>();
  private asked = 0;

  constructor(private readonly ask: (question: ControlQuestion) => void) {}

  last = (...given: Parameters<ControlStreams['last']>) => this.sent('last', given);
  records = (...given: Parameters<ControlStreams['records']>) => this.sent('records', given);
  put = (...given: Parameters<ControlStreams['put']>) => this.sent('put', given);
  /** Of the log itself, all that is recorded in it. @throws StoreUnavailable while that is not known */
  head = (): ReturnType<EventStore['head']> => this.sent('head', []);

  answered(answer: ControlAnswer): void {
    const waiting = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if ('reason' in answer) waiting?.reject(new StoreUnavailable(answer.reason));
    else waiting?.resolve(answer.value as never);
  }

  private sent(method: Method, given: readonly unknown[]): Promise<never> {
    const id = (this.asked += 1);
    const waiting = Promise.withResolvers<never>();
    this.waiting.set(id, waiting);
    this.ask({ id, method, given });
    return waiting.promise;
  }
}

/** The other end: asks the log, and tells what came of it. */
export const answerControl = async (
  log: AskedLog,
  { id, method, given }: ControlQuestion,
): Promise<ControlAnswer> => {
  const { control } = log;
  const ask = (method === 'head' ? log.head.bind(log) : control[method].bind(control)) as (
    ...given: readonly unknown[]
  ) => Promise<unknown>;
  return ask(...given).then(
    value => ({ id, value }),
    (error: Error) => ({ id, reason: error.message }),
  );
};
