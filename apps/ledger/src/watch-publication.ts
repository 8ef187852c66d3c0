import { msOf } from '#kernel';
import type { Metrics, ReadyChecks } from '#platform';
import type { PublicationState } from '#transparency';
import type { CosignerState } from '#transparency/publishing';
import type { Engine } from './engine.js';

/** Readiness and figures of publishing. */
export const watchPublication = (checks: ReadyChecks, metrics: Metrics, engine: Engine): void => {
  watchStanding(checks, engine);
  const { publisher } = engine.publishing;
  const cosigners = (): readonly CosignerState[] => publisher.state.cosigners;
  const head = async (): Promise<number> => (await engine.store.head()).index + 1;
  metrics.watch('socai_log_published', 'Events under the published head', async () => publisher.state.size);
  metrics.watch(
    'socai_log_unpublished',
    'Events recorded and not yet under a published head',
    async () => (await head()) - publisher.state.size,
  );
  metrics.watch(
    'socai_log_unpublished_seconds',
    'Age of the oldest event that is not yet under a published head',
    () => ageOfOldest(engine),
  );
  metrics.watch(
    'socai_log_signatures',
    'Heads signed since the start',
    async () => publisher.state.signatures,
  );
  metrics.watch(
    'socai_witness_cosigned',
    'Events under the last head that a witness cosigned since the start',
    async () => new Map(cosigners().map(({ name, cosigned }) => [name, cosigned?.size ?? 0])),
    'witness',
  );
  metrics.watch(
    'socai_witness_cosigning',
    '1 while a witness cosigns, 0 while it is silent or objects',
    async () => new Map(cosigners().map(({ name, standing }) => [name, standing === 'cosigning' ? 1 : 0])),
    'witness',
  );
  metrics.watch('socai_log_halted', '1 while the ledger is halted', async () =>
    publisher.state.halt ? 1 : 0,
  );
};

const watchStanding = (checks: ReadyChecks, { publishing: { publisher } }: Engine): void => {
  checks.add('history', async () => publisher.state.halt?.sentence);
  // While it audits the ledger takes commands: this is said, and is no reason to send them elsewhere.
  checks.remark('publishing', async () => standingOf(publisher.state));
  // An outage passes; one that lasts makes it take no more commands, which then have to go elsewhere.
  checks.add('publishing', async () => publisher.objection?.code);
  checks.remark('witnesses', async () => notCosigning(publisher.state.cosigners));
};

/** Others keep the ledger honest, but it works without them: this is said, and is no reason to be unready. */
const notCosigning = (cosigners: readonly CosignerState[]): string | undefined =>
  cosigners
    .filter(({ standing }) => standing !== 'cosigning' && standing !== 'unasked')
    .map(({ name, standing, since }) => `${name} ${standing} since ${since}`)
    .join(', ') || undefined;

const standingOf = ({ phase, audited, trouble }: PublicationState): string | undefined => {
  if (phase === 'publishing') return trouble && said(trouble);
  const howFar = phase === 'auditing' && audited.total > 0;
  const standing = howFar ? `auditing ${Math.floor((100 * audited.done) / audited.total)} %` : phase;
  return trouble === undefined ? standing : `${standing}: ${said(trouble)}`;
};

const said = ({ reason, since }: NonNullable<PublicationState['trouble']>): string =>
  `${reason}, in vain since ${since}`;

const ageOfOldest = async ({ store, publishing, clock }: Engine): Promise<number> => {
  const [oldest] = await store.scan(publishing.publisher.state.size - 1, 1);
  return oldest ? Math.max(0, msOf(clock.now()) - msOf(oldest.recordedAt)) / 1000 : 0;
};
