'use strict';
/*
 * Called first by every npm script that runs the ledger. Written so that any Node since 8 can read it: an old Node
 * must come to the sentence below, not to a syntax error of ours. (.cjs: Node before 12.17 reads no ES module.)
 */
const wanted = 24;
const found = process.versions.node;

if (Number(found.split('.')[0]) < wanted) {
  console.error(
    `Sổ Cái cần Node ${wanted} trở lên, ở đây là Node ${found}: hãy chạy \`npm ci\` (cài kèm Node ${wanted}), ` +
      'rồi dùng các lệnh `npm run …`.\n' +
      `Sổ Cái needs Node ${wanted} or newer and this is Node ${found}: run \`npm ci\` (it brings Node ${wanted} ` +
      'along), then use the `npm run …` commands.',
  );
  process.exit(1);
}
