import { type Setting, heldIn, settings } from './settings.js';
import type { Attack } from './attacks.js';

const found = ({ code, at, what }: Attack): string =>
  code === 'unreadable'
    ? 'exit code 3'
    : [`\`${code}\``, ...(at === undefined ? [] : [`at ${at}`]), ...(what ? [`in ${what}`] : [])].join(' ');

const section = ({ what, attacks }: Setting): string => {
  const lines = attacks.map(
    attack => `- ${attack.name} · ${attack.attacker} · ${heldIn(attack)} · ${found(attack)}`,
  );
  return `## ${what}: ${attacks.length}\n\n${lines.join('\n')}\n`;
};

const introduction = (count: number): string => `# Đã thử gì / What was tried

Each line is a test: what was changed · what the attacker could write · what the verifier held · what \`socai verify\`
found, and where. Tried: ${count}. Found: ${count}; a run that finds one less fails.
[What is proved, and what is not](what-is-proved.md) says what it comes to, and tests the claims that are not made too.

Besides, in every run, at places drawn from a seed (\`SOCAI_TEST_SEED\`, \`SOCAI_TEST_TRIES\`):

- characters of bodies, bytes of the database, of seal keys and salts, and of every published or signed file
  (\`test/integration/tampering/any-byte.spec.ts\`);
- each row of the views of a small ledger, one after the other, found by \`socai replay --rows\`
  (\`stored-views.spec.ts\`).

Each says how many it tried and found.

This page is written by \`npx node dist/tools/tampering-docs.js\`.
`;

/** docs/guides/what-was-tried.md, from the table that the tests run. */
export const triedPage = (): string => {
  const count = settings.reduce((sum, { attacks }) => sum + attacks.length, 0);
  return [introduction(count), ...settings.map(section)].join('\n');
};
