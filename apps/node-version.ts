/**
 * Ends the process under an older Node with a sentence. Every program imports this first, and loads the rest after it:
 * an older Node would fail on a module that it lacks, and hide the reason.
 */
const major = Number(process.versions.node.split('.', 1)[0]);
if (major < 24) {
  console.error(
    `Cần Node 24 trở lên, đây là ${process.versions.node}: hãy dùng npm run demo, npm start hoặc npx socai.\n` +
      `Node 24 or newer is needed, this is ${process.versions.node}: use npm run demo, npm start or npx socai.`,
  );
  process.exit(1);
}

export {};
