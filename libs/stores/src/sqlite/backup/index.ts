export * from './copy-database.js';
