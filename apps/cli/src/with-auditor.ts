import { ownerDataSource, requireAuditorRole, visitHome, type Config } from '#platform';
import type { DataSource } from 'typeorm';

/** Runs some work as the auditor, who sees every authority and can change nothing. */
export async function withAuditor<T>(config: Config, work: (auditor: DataSource) => Promise<T>): Promise<T> {
  const home = await visitHome(config, (line) => console.error(line));
  try {
    const auditor = await ownerDataSource(home.auditorUrl, [], []).initialize();
    try {
      await requireAuditorRole(auditor);
      return await work(auditor);
    } finally {
      await auditor.destroy();
    }
  } finally {
    await home.stop();
  }
}
