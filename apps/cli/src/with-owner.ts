import { migrate, ownerDataSource, visitHome, type Config } from '#platform';
import type { DataSource } from 'typeorm';
import { migrations } from '../../../migrations/index.js';
import { entities } from '../../api/src/entities.js';

/** Runs some work as the owner of the database, brought up to date first, and leaves the database as it was found. */
export async function withOwner<T>(config: Config, work: (owner: DataSource) => Promise<T>): Promise<T> {
  const say = (line: string) => console.error(line);
  const home = await visitHome(config, say);
  try {
    const owner = await ownerDataSource(home.ownerUrl, entities, migrations).initialize();
    try {
      await migrate(owner, say);
      return await work(owner);
    } finally {
      await owner.destroy();
    }
  } finally {
    await home.stop();
  }
}
