import { Controller, Get, Inject, ServiceUnavailableException } from '@nestjs/common';
import { Allow } from '#access';
import { DataSource } from 'typeorm';

/** For whoever watches the service: is it up, and does it reach its database. Says nothing else. */
@Controller('health')
export class HealthController {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  @Get('live')
  @Allow('public')
  live(): { status: string } {
    return { status: 'ok' };
  }

  @Get('ready')
  @Allow('public')
  async ready(): Promise<{ status: string }> {
    try {
      await this.dataSource.query('select 1');
      return { status: 'ok' };
    } catch {
      throw new ServiceUnavailableException({ status: 'The database does not answer.' });
    }
  }
}
