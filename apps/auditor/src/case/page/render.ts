import { readFileSync } from 'node:fs';
import { sha256 } from '#kernel';
import type { PageData } from './script/main.js';
import { pageStyle } from './style.js';
import { pageText } from './text.js';

/** In the order in which one needs the other. */
const scripts = ['bytes', 'tree', 'notes', 'checks', 'figures', 'elements', 'tables', 'main'] as const;

/**
 * The scripts are modules that import only each other, and a page from a disk can import nothing: put one after the
 * other, without imports and exports, they are one module. Their names are therefore all different.
 */
const joined = (source: string): string =>
  source
    .replaceAll(/^import [^;]*;\n/gmu, '')
    .replaceAll(/^export \{\};\n/gmu, '')
    .replaceAll(/^export /gmu, '')
    .replaceAll(/^\/\/# sourceMappingURL=.*\n?/gmu, '');

const scriptText = (): string => {
  const sources = scripts.map(name => readFileSync(new URL(`script/${name}.js`, import.meta.url), 'utf8'));
  return `${sources.map(joined).join('')}await showCase();\n`;
};

/** JSON that cannot end its element; a parser reads the same value. */
const dataText = (data: PageData): string => JSON.stringify(data).replaceAll('<', String.raw`\u003c`);

const policy = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'";

/** What stands before and after the data: the same for every case of one release. */
const frame = (): readonly [before: string, after: string] => [
  `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Sổ Cái: hồ sơ / case</title>
<style>${pageStyle}</style>
</head>
<body>
${pageText}`,
  `<script type="module">
${scriptText()}</script>
</body>
</html>
`,
];

/** The element that the data stands in, with its hash. */
const dataElement = (data: PageData): string => {
  const text = dataText(data);
  return `<script type="application/json" id="case" data-sha256="${sha256(text)}">${text}</script>\n`;
};

/** The page of a case: one text without any other file or address. */
export const renderPage = (data: PageData): string => frame().join(dataElement(data));

/** Whether a page holds this case; it may be of another release, and look otherwise. */
export const holdsData = (page: string, data: PageData): boolean => page.includes(dataElement(data));
