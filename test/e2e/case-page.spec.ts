import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { archiveOf, caseOf, textOf } from '#test/support/cases';
import { chromium, openedPage } from '#test/support/chromium';
import { publishedLedger, type PublishedLedger } from '#test/support/published-ledger';
import { temporaryFolder } from '#test/support/temporary-folder';
import { testWithTool } from '#test/support/tool-on-machine';
import type { Case } from '../../apps/auditor/src/case/case-file.js';

const testInBrowser = testWithTool(chromium !== undefined, 'Chromium', 'apt install chromium');

const folder = temporaryFolder();
let ledger: PublishedLedger;
let shown: Case;
let page: string;
beforeAll(async () => {
  ledger = await publishedLedger(40);
  shown = await caseOf(ledger, 'unit=bca,from=2020-01-01');
  page = textOf(archiveOf(shown), 'case.html');
});
afterAll(() => {
  ledger.remove();
  folder.remove();
});

interface Seen {
  readonly verdict: string;
  readonly signature: string;
  /** Indexes of events that are green, and of those that are not. */
  readonly good: readonly number[];
  readonly bad: readonly number[];
  readonly dom: string;
}

const elementIn = (dom: string, id: string): string =>
  new RegExp(`<p [^>]*id="${id}"[^>]*>[^<]*</p>`, 'u').exec(dom)?.[0] ?? '';

const seen = async (html: string): Promise<Seen> => {
  const path = folder.file('case.html');
  writeFileSync(path, html);
  const dom = await openedPage(path);
  const rows = [...dom.matchAll(/<tr[^>]*id="event-(\d+)"[^>]*>.*?<\/tr>/gsu)];
  const withClass = (name: string) =>
    rows.filter(([row]) => row.includes(`<span class="${name}">`)).map(([, index]) => Number(index));
  const verdict = elementIn(dom, 'verdict');
  const signature = elementIn(dom, 'signature');
  return { verdict, signature, good: withClass('good'), bad: withClass('bad'), dom };
};

describe('the page of a case, opened from the disk', () => {
  testInBrowser(
    'shows every event and figure, and is green',
    async () => {
      const { verdict, signature, good, bad, dom } = await seen(page);
      expect(signature).toContain('class="good"');
      expect(verdict).toContain('class="good"');
      expect(verdict).toContain(`${shown.events.length} sự kiện nguyên vẹn`);
      expect([good, bad]).toEqual([shown.events.map(({ index }) => index), []]);
      expect(dom).toContain('<td>line/2020.bca.ministry.recurrent.009.040-041.6000/committed</td>');
      expect(page).not.toMatch(/https?:/u);
    },
    120_000,
  );

  testInBrowser(
    'one byte of an event: red, and says which',
    async () => {
      const { index } = shown.events[7]!;
      const at = page.indexOf(`{"index":${index},`);
      const from = page.indexOf(String.raw`\"personId\":\"`, at) + String.raw`\"personId\":\"`.length;
      const changed = `${page.slice(0, from)}Z${page.slice(from + 1)}`;
      expect(changed).not.toBe(page);
      const { verdict, good, bad, dom } = await seen(changed);
      expect(verdict).toContain('class="bad"');
      expect(verdict).toContain(`${index}`);
      expect([bad, good.length]).toEqual([[index], shown.events.length - 1]);
      expect(dom).toContain('Nội dung đã bị sửa / The content was changed');
    },
    120_000,
  );

  testInBrowser(
    'no amount is broken over two lines, where half of it would read as another',
    async () => {
      const large = page.replaceAll(String.raw`\"amount\":\"2\"`, String.raw`\"amount\":\"123456789012\"`);
      expect(large).not.toBe(page);
      const count = `const of = [...document.querySelectorAll('.amount')];
        const broken = of.filter(amount => amount.getClientRects().length > 1);
        document.body.dataset.amounts = of.length + ' amounts, ' + broken.length + ' broken';`;
      const script = `<script>setTimeout(() => { ${count} }, 5000)</script>`;
      const { dom } = await seen(large.replace('</body>', `${script}</body>`));
      expect(/data-amounts="(?<told>[^"]*)"/u.exec(dom)?.groups!['told']).toMatch(
        /^[1-9]\d+ amounts, 0 broken$/u,
      );
    },
    120_000,
  );

  testInBrowser(
    'a browser without Ed25519: the signature is not called good, and why is said',
    async () => {
      const { verdict, signature, bad } = await seen(page.replaceAll(`'Ed25519'`, `'Ed0'`));
      expect(bad).toEqual([]);
      expect(signature).toContain('class="unknown"');
      expect(verdict).toMatch(/class="unknown".*This browser lacks Ed25519/su);
    },
    120_000,
  );

  testInBrowser.each<[string, (html: string) => string, RegExp]>([
    ['a hash of a proof', html => html.replace(/("hashes":\["[0-9a-f]{10})./u, '$1x'), /✗ .*\d/u],
    ['the root', html => html.replace(/("checkpoint":"[^"]*?\\n\d+\\n)./u, '$1Z'), /✗/u],
    ['the size', html => html.replace(/("checkpoint":"[^"]*?\\n)(\d)/u, '$19$2'), /✗/u],
    ['the scope', html => html.replace('"scope":{"unit":"bca"', '"scope":{"unit":"bcb"'), /dữ liệu|Dữ liệu/u],
    ['the key', html => html.replace(/("keys":\["[^"]*)A/u, '$1B'), /✗/u],
  ])(
    '%s changed: red',
    async (_, change, says) => {
      const changed = change(page);
      expect(changed).not.toBe(page);
      const { verdict } = await seen(changed);
      expect(verdict).toContain('class="bad"');
      expect(verdict).toMatch(says);
    },
    120_000,
  );
});
