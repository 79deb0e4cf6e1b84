import type { Database } from '../../src/db/client.ts';
import { addDays, type Day } from '../../src/domain/day.ts';
import { LOCAL } from '../../src/local.ts';

const ZONE = 'Asia/Ho_Chi_Minh';

/** Slack's ids of people for a number of agencies, one each. */
export function peopleOf(count: number, zone = ZONE): { id: string; name: string; realName: string; tz: string }[] {
  return Array.from({ length: count }, (_, n) => {
    const number = String(n).padStart(4, '0');
    return { id: `U0CHAOS${number}`, name: `person${number}`, realName: `Person ${number}`, tz: zone };
  });
}

/** A group in which each of these people is the focal point of an agency, which has something to report by a deadline. */
export async function createGroup(
  db: Database,
  people: readonly { id: string; realName: string; tz: string }[],
  today: Day,
): Promise<void> {
  const workspaceId = LOCAL.team.id;
  await db.workspace.create({ data: { id: workspaceId, name: LOCAL.team.name, timeZone: people[0]?.tz ?? ZONE } });
  const members = await db.member.createManyAndReturn({
    data: people.map(({ id, realName, tz }) => ({
      workspaceId,
      slackUserId: id,
      name: realName,
      timeZone: tz,
      role: 'focal_point' as const,
    })),
  });
  const agencies = await db.agency.createManyAndReturn({
    data: people.map((_, n) => ({
      workspaceId,
      code: `A${n}`,
      nameEn: `Agency ${n}`,
      nameVi: `Cơ quan ${n}`,
      level: 'central' as const,
    })),
  });
  const pairs = agencies.flatMap((agency, n) => (members[n] ? [{ agency, member: members[n], n }] : []));
  await db.focalPoint.createMany({
    data: pairs.map(({ agency, member }) => ({
      workspaceId,
      agencyId: agency.id,
      memberId: member.id,
      kind: 'main' as const,
    })),
  });
  const review = await db.review.create({
    data: { workspaceId, code: 'upr-2024', mechanism: 'UPR', titleEn: 'UPR', titleVi: 'UPR' },
  });
  await db.recommendation.createMany({
    data: pairs.map(({ agency, n }) => ({
      workspaceId,
      reviewId: review.id,
      reference: `1.${n}`,
      referenceKey: `1.${n}`,
      referenceSort: `0001.${String(n).padStart(4, '0')}`,
      textEn: `Recommendation ${n}`,
      leadAgencyId: agency.id,
    })),
  });
  const longAgo = new Date(`${addDays(today, -120)}T00:00:00Z`);
  await db.deadline.create({
    data: {
      workspaceId,
      kind: 'follow_up_report',
      titleEn: 'Follow-up report',
      titleVi: 'Báo cáo tiếp theo',
      date: new Date(`${addDays(today, 14)}T00:00:00Z`),
      coverage: '',
      countsFrom: longAgo,
      createdAt: longAgo,
      scheduledAt: longAgo,
      schedule: [14],
    },
  });
}
