// Nothing is imported before this: an older Node would fail on a missing module and hide the reason.
const major = Number(process.versions.node.split('.', 1)[0]);
if (major < 24) {
  console.error(
    `Cần Node 24 trở lên / Node 24 or newer is needed, this is ${process.versions.node}: use npm start.`,
  );
  process.exit(1);
}
const { start } = await import('./start.js');
await start(process.env);

export {};
