import { Args, Query, Resolver } from '@nestjs/graphql';
import { Actor, Allow, CurrentActor } from '#access';
import { CursorCodec, PageArgs, pageOf, type Connection } from '#platform';
import { DataImportsQuery } from '../app/data-imports.query.js';
import { DataImportConnection, DataImportType, toDataImportType } from './data-import.types.js';

@Resolver(() => DataImportType)
export class DataImportResolver {
  constructor(
    private readonly imports: DataImportsQuery,
    private readonly cursors: CursorCodec,
  ) {}

  @Query(() => DataImportConnection, {
    description: 'The files loaded into this service and what was wrong in them, the newest first.',
  })
  @Allow('import.read')
  async dataImports(
    @CurrentActor() actor: Actor,
    @Args() { first, after }: PageArgs,
  ): Promise<Connection<DataImportType>> {
    const scope = { list: 'dataImports', binding: [actor.personId] };
    const position = after == null ? undefined : (this.cursors.decode(scope, after) as [string]);
    return pageOf(await this.imports.page(actor, first, position?.[0]), {
      first,
      toNode: toDataImportType,
      cursorOf: ({ id }) => this.cursors.encode(scope, [id]),
      count: () => this.imports.count(actor),
    });
  }
}
