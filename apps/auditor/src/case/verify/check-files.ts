import { hash } from 'node:crypto';
import { packed } from '../archive.js';
import { type Case, caseFiles, type CaseFiles, pageDataOf, pageVersion } from '../case-file.js';
import { countedFiles, schemaFiles } from '../derived-files.js';
import { formatManifest, type Manifest, manifestOf } from '../manifest.js';
import { holdsData, renderPage } from '../page/render.js';
import type { Report } from '../../verify/findings/finding.js';

const isSame = (one: Uint8Array | undefined, other: Uint8Array): boolean =>
  one !== undefined && Buffer.compare(one, other) === 0;

const shaOf = (bytes: Uint8Array | undefined): string => (bytes ? hash('sha256', bytes, 'hex') : '–');

/** The archive is what would be written of its files: a changed byte that stands in no file is found here. */
export const archiveSound = (archive: Uint8Array, files: CaseFiles, report: Report): void => {
  if (!isSame(packed(files), archive)) report({ code: 'case.archive' });
};

const apart: readonly string[] = [caseFiles.manifest, caseFiles.cosignatures];

/** Every file is listed with its hash, and nothing else is. */
export const filesListed = (files: CaseFiles, { files: listed }: Manifest, report: Report): void => {
  const names = new Set([...files.keys(), ...Object.keys(listed)]);
  for (const what of [...names].filter(name => !apart.includes(name)).sort()) {
    const expected = Object.hasOwn(listed, what) ? listed[what]! : '–';
    const actual = shaOf(files.get(what));
    if (expected !== actual) report({ code: 'case.file', what, expected, actual });
  }
};

/** What follows from the events is what follows from them; schemas may be those of another release. */
export const countsFollow = (shown: Case, files: CaseFiles, report: Report): void => {
  for (const [what, bytes] of countedFiles(shown))
    if (!isSame(files.get(what), bytes))
      report({ code: 'case.counted', what, expected: shaOf(bytes), actual: shaOf(files.get(what)) });
  for (const [what, bytes] of schemaFiles(shown))
    if (!isSame(files.get(what), bytes)) report({ code: 'note.case-release', what });
};

/** A page of this release is known to the byte; one of another must hold the same events. */
export const pageSound = (
  shown: Case,
  files: CaseFiles,
  { page: version }: Manifest,
  report: Report,
): void => {
  const page = Buffer.from(files.get(caseFiles.page) ?? []).toString();
  const what = caseFiles.page;
  if (version === pageVersion) {
    if (page !== renderPage(pageDataOf(shown))) report({ code: 'case.page', what });
  } else if (!holdsData(page, pageDataOf(shown))) report({ code: 'case.page', what });
  else report({ code: 'note.case-release', what });
};

/** The table of contents is the one of these files, in the one form that there is. */
export const manifestFollows = (shown: Case, files: CaseFiles, { page }: Manifest, report: Report): void => {
  const expected = Buffer.from(formatManifest(manifestOf(shown, files, page)));
  if (!isSame(files.get(caseFiles.manifest), expected))
    report({ code: 'case.manifest', what: caseFiles.manifest });
};
