import { refuseOldNode } from './check-node.mjs';

refuseOldNode();

import('./run-entry.mjs').then(({ runEntry }) => runEntry(process.argv[2], process.argv.slice(3)));
