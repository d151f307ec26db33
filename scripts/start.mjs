import { refuseOldNode } from './check-node.mjs';

refuseOldNode();

import('./run-entry.mjs').then(({ runEntry }) =>
  runEntry('dist/apps/api/src/main.js', process.argv.slice(2)),
);
