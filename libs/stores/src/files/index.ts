export * from './file-bookmarks.js';
