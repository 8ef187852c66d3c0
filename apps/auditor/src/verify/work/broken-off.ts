import { CouldNotRead } from '#command-line';

/** The answer, unless the work is broken off before. */
export const broken = async <T>(answer: Promise<T>, signal: AbortSignal): Promise<T> => {
  const stopped = Promise.withResolvers<never>();
  const stop = () => stopped.reject(new CouldNotRead('Bị ngắt giữa chừng / Interrupted before the end.'));
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop);
  try {
    return await Promise.race([answer, stopped.promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
};
