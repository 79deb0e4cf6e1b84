import { readdirSync, readFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { expect, test } from 'vitest';
import { searchKey } from '../../src/db/search-keys.ts';
import { wordsOf } from '../../src/domain/search-text.ts';

const folder = new URL('../../prisma/migrations/', import.meta.url);
const [first, ...later] = readdirSync(folder)
  .filter((name) => /^\d/.test(name))
  .sort()
  .map((name) => readFileSync(new URL(`${name}/migration.sql`, folder), 'utf8'));

const id = (number: number) => `'00000000-0000-4000-8000-00000000000${number}'`;

const SEARCH_TEXT = `24 (a) | "remote" schools; ${'x'.repeat(450)} | a/hrc/26/6 || bo tu phap…`;

test('what an earlier version has stored goes on as it was', async () => {
  const database = new PGlite({ extensions: { pg_trgm } });
  await database.exec(first as string);
  await database.exec(`
    INSERT INTO "Workspace" (id, name, "timeZone") VALUES ('T1', 'Here', 'Africa/Nairobi'), ('T2', 'There', 'Asia/Ho_Chi_Minh');
    INSERT INTO "Member" (id, "workspaceId", "slackUserId", name, "timeZone", "updatedAt") VALUES (${id(1)}, 'T1', 'U1', 'Ana', 'UTC', now());
    INSERT INTO "Deadline" (id, "workspaceId", kind, "titleEn", "titleVi", date, coverage, "countsFrom", schedule, "channelId", "createdAt")
      VALUES (${id(2)}, 'T1', 'agency_plan', 'Plans', 'Plans', '2026-12-01', '', '2026-01-01', '{60,30}', 'C1', '2026-01-01');
    INSERT INTO "OutboxMessage" (id, "workspaceId", key, kind, recipient, content, status, "notBefore")
      VALUES (${id(3)}, 'T1', 'summary:' || ${id(2)}, 'deadline_summary', 'C1',
        jsonb_build_object('kind', 'deadline_summary', 'deadlineId', ${id(2)}), 'sent', now());
    INSERT INTO "Reminder" ("workspaceId", "deadlineId", "memberId", "daysBefore", "plannedFor", "recommendationIds", "outboxId")
      VALUES ('T1', ${id(2)}, NULL, 60, now(), '{}', ${id(3)});
    INSERT INTO "Review" (id, "workspaceId", code, mechanism, "titleEn", "titleVi") VALUES (${id(4)}, 'T1', 'upr-2014', 'UPR', 'x', 'x');
    INSERT INTO "Recommendation" ("workspaceId", "reviewId", reference, "referenceKey", "referenceSort", "textEn", "updatedAt",
        themes, "searchText")
      VALUES ('T1', ${id(4)}, '1', '1', '1', 'x', now(), '{Torture,Education}', '${SEARCH_TEXT}');
    INSERT INTO "Agency" (id, "workspaceId", code, "nameEn", "nameVi", level) VALUES
      (${id(5)}, 'T1', 'MOJ', 'x', 'x', 'central'), (${id(6)}, 'T1', 'MOH', 'x', 'x', 'central');
    INSERT INTO "FocalPoint" ("workspaceId", "agencyId", "memberId", kind) VALUES
      ('T1', ${id(5)}, ${id(1)}, 'main'), ('T1', ${id(6)}, ${id(1)}, 'main');
    UPDATE "Recommendation" SET "leadAgencyId" = ${id(5)};
    INSERT INTO "OutboxMessage" (id, "workspaceId", key, kind, recipient, content, "notBefore")
      VALUES (${id(7)}, 'T1', 'reminder', 'reminder', 'U1', jsonb_build_object('kind', 'reminder', 'memberId', ${id(1)}, 'day', '2026-10-02',
        'items', jsonb_build_array(jsonb_build_object('deadlineId', ${id(2)}, 'daysBefore', 60, 'isOverview', true))), now());
    INSERT INTO "Reminder" ("workspaceId", "deadlineId", "memberId", "daysBefore", "plannedFor", "recommendationIds", "outboxId")
      VALUES ('T1', ${id(2)}, ${id(1)}, 60, now(), ARRAY(SELECT id FROM "Recommendation"), ${id(7)});`);
  for (const migration of later) await database.exec(`BEGIN; ${migration}; COMMIT;`);

  const rows = async (query: string) => (await database.query(query)).rows;
  expect(await rows('SELECT country FROM "Workspace" ORDER BY id')).toEqual([{ country: null }, { country: 'VN' }]);
  expect(await rows('SELECT "reminderDays" FROM "Member"')).toEqual([{ reminderDays: [1, 2, 3, 4, 5] }]);
  expect(
    await rows(
      'SELECT "forDate"::text, "agencyIds", "isOverview", step FROM "Reminder" ORDER BY "memberId" NULLS FIRST',
    ),
  ).toEqual([
    { forDate: '2026-12-01', agencyIds: [], isOverview: false, step: 60 },
    { forDate: '2026-12-01', agencyIds: [id(5).slice(1, -1)], isOverview: true, step: 60 },
  ]);
  expect(await rows('SELECT "alsoReminds", "scheduledAt" = "createdAt" AS same, "doneBy" FROM "Deadline"')).toEqual([
    { alsoReminds: [], same: true, doneBy: 'update' },
  ]);
  // By its key the next step finds the summary that stands in the channel.
  expect(await rows('SELECT key FROM "OutboxMessage" ORDER BY id')).toEqual([
    { key: `summary:${id(2).slice(1, -1)}:C1` },
    { key: 'reminder' },
  ]);
  expect(await rows('SELECT content FROM "OutboxMessage" WHERE kind = \'reminder\'')).toEqual([
    { content: { kind: 'reminder', memberId: id(1).slice(1, -1), day: '2026-10-02' } },
  ]);
  const [found] = (await rows('SELECT "searchKeys" FROM "Recommendation"')) as { searchKeys: number[] }[];
  const words = wordsOf(SEARCH_TEXT);
  expect(new Set(found?.searchKeys)).toEqual(new Set(words.map((word) => searchKey('T1', word))));
  expect(new Set(await rows('SELECT word FROM "SearchWord"'))).toEqual(new Set(words.map((word) => ({ word }))));
  expect(await rows('SELECT themes, states FROM "Vocabulary" WHERE "workspaceId" = \'T1\'')).toEqual([
    { themes: ['Education', 'Torture'], states: [] },
  ]);
  await database.close();
});
