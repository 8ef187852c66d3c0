export * from './durable-folder.js';
export * from './file-bookmarks.js';
export * from './key-file.js';
