import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { secureHttp } from '#platform';
import { AppModule, type AppOptions } from './app.module.js';

/** The server, ready to listen. The same for the command line, the tests and production. */
export async function createApp(options: AppOptions): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(options), {
    bodyParser: false,
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  secureHttp(app, { explorer: options.devIssuer !== undefined });
  return app;
}
