import { refuseOldNode } from './check-node.mjs';

refuseOldNode();

import('./run-tests.mjs').then(({ runTests }) => runTests());
