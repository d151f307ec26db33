import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { err, ok, type PlainDate, type Result } from '#kernel';
import { InvalidInput, type Tx } from '#platform';
import { countMembers } from '../data/members.sql.js';
import type { ContentRecord } from '../data/request-write.sql.js';
import { costLine } from '../domain/provision-line.js';
import { whatIsWrongWith, type RequestContent } from '../domain/request-content.js';
import type { ProvisionLine, Request, RequestChild } from '../domain/request.js';
import { DescribeChildren } from './describe-children.js';

/** What a school wrote, checked and costed, ready to be stored. */
export interface ReadyContent {
  readonly record: ContentRecord;
  readonly lines: readonly ProvisionLine[];
  readonly children: readonly RequestChild[];
}

type Frame = Pick<Request, 'kind' | 'schoolId' | 'communityId'>;

/** Reads what a school wrote into a request: the same for a new draft and for a change of one. */
@Injectable()
export class ReadContent {
  constructor(private readonly describeChildren: DescribeChildren) {}

  async run(
    tx: Tx,
    actor: Actor,
    { kind, schoolId, communityId }: Frame,
    content: RequestContent,
    today: PlainDate,
  ): Promise<Result<ReadyContent, InvalidInput>> {
    const wrong = whatIsWrongWith(kind, content, today);
    if (wrong !== undefined) return err(new InvalidInput(wrong.field, wrong.message));
    const stranger = await strangerAmong(
      tx,
      actor,
      { schoolId, communityId },
      content.collaboratingSchoolIds,
      today,
    );
    if (stranger !== undefined) return err(stranger);
    const { childIds } = content;
    const asked = { schoolId, childIds, from: today, until: today };
    const described = await this.describeChildren.run(tx, actor, asked, today);
    if (!described.ok) return described;
    return ok({
      record: toRecord(content),
      lines: content.lines.map(costLine),
      children: described.value.children,
    });
  }
}

/** Schools that take part in a project are other members of the same community. */
async function strangerAmong(
  tx: Tx,
  actor: Actor,
  { schoolId, communityId }: Pick<Frame, 'schoolId' | 'communityId'>,
  schoolIds: readonly string[],
  today: PlainDate,
): Promise<InvalidInput | undefined> {
  if (schoolIds.length === 0) return undefined;
  const members = await countMembers(tx, actor.authorityId, communityId, schoolIds, today);
  if (members === schoolIds.length && !schoolIds.includes(schoolId)) return undefined;
  return new InvalidInput(
    'collaboratingSchoolIds',
    'Schools that take part have to be other members of the same community.',
  );
}

function toRecord(content: RequestContent): ContentRecord {
  return {
    purpose: content.purpose,
    title: content.title,
    summary: content.summary,
    desiredOutcome: content.desiredOutcome,
    urgent: content.urgent,
    startsOn: content.startsOn,
    endsOn: content.endsOn,
    amountAsked: content.amountAsked,
    reviewedCycles: content.reviewedCycles,
    element2Exception: content.element2Exception ?? null,
    collaboratingSchoolIds: content.collaboratingSchoolIds,
  };
}
