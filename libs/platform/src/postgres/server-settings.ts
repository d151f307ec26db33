import { LOOPBACK } from './loopback-port.js';

/** Settings of PostgreSQL by name, as on its command line. */
export type ServerSettings = Readonly<Record<string, string>>;

/**
 * What money needs of the server. An acknowledged commit is on the disk; a statement whose client died is noticed
 * within half a second, so its row locks do not outlive it; nobody holds a transaction open over a coffee.
 */
const TRUSTWORTHY: ServerSettings = {
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  client_connection_check_interval: '500ms',
  idle_in_transaction_session_timeout: '60s',
  authentication_timeout: '10s',
  tcp_keepalives_idle: '10',
  tcp_keepalives_interval: '5',
  tcp_keepalives_count: '3',
  max_connections: '200',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  logging_collector: 'off',
};

/**
 * The settings to launch a server with. A caller may override what is a matter of taste or of a test, but never where
 * the server can be reached: loopback only, and no socket file.
 */
export function serverSettings(port: number, overrides: ServerSettings = {}): ServerSettings {
  return {
    ...TRUSTWORTHY,
    ...overrides,
    listen_addresses: LOOPBACK,
    port: String(port),
    unix_socket_directories: '',
  };
}
