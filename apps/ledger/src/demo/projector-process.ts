import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A projector in a process of its own, as servers have it. */
export interface ProjectorProcess {
  /** What it said when it ended; undefined while it runs. */
  readonly ended: string | undefined;
}

const child = fileURLToPath(new URL('./projector.child.js', import.meta.url));

export const startProjector = (env: NodeJS.ProcessEnv): ProjectorProcess => {
  const started = fork(child, { env, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let said = '';
  let ended = undefined as string | undefined;
  started.stderr?.on('data', chunk => (said += String(chunk)));
  started.once('close', (code, signal) => (ended = said.trim() || `ended with ${code ?? signal}`));
  // The channel must not keep the demo alive; when the demo is gone it breaks, and the projector ends.
  started.unref();
  started.channel?.unref();
  return {
    get ended() {
      return ended;
    },
  };
};
