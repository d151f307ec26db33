import { describe, expect, it } from '@jest/globals';
import { serverSettings } from './server-settings.js';

describe('the settings of the server', () => {
  it('put every acknowledged commit on the disk and notice a dead client within half a second', () => {
    expect(serverSettings(20_000)).toMatchObject({
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      client_connection_check_interval: '500ms',
    });
  });

  it('can be changed by a test, except for where the server can be reached', () => {
    const wide = { work_mem: '64MB', listen_addresses: '*', port: '1', unix_socket_directories: '/tmp' };
    expect(serverSettings(20_000, wide)).toMatchObject({
      work_mem: '64MB',
      listen_addresses: '127.0.0.1',
      port: '20000',
      unix_socket_directories: '',
    });
  });
});
