import { booksView } from './queries/books.view.js';
import { irregularitiesView } from './queries/late-entries-corrections-reopenings/irregularities.view.js';
import { periodsView } from './queries/periods.view.js';

export { BookTotals } from './queries/book-totals.js';
export * from './queries/books.view.js';
export { irregularitiesView } from './queries/late-entries-corrections-reopenings/irregularities.view.js';
export * from './queries/periods.view.js';
export { periodClosing } from './reactions/period-closing.js';

export const periodViews = [booksView, periodsView, irregularitiesView];
