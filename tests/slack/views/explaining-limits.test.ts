import { describe, test } from 'vitest';
import type { Decision } from '../../../src/domain/explain-reminders.ts';
import type { Member } from '../../../src/domain/member.ts';
import { SILENCE_REASONS, type SilenceReason } from '../../../src/domain/reader-days.ts';
import type { Role } from '../../../src/domain/reminder-stakes.ts';
import type { Verdict } from '../../../src/domain/reminders-due.ts';
import { choosePreview, PREVIEW_PAGE, preview, previewModal } from '../../../src/slack/views/preview.ts';
import { chooseWho, type Why, why, whyModal } from '../../../src/slack/views/why.ts';
import { expectMessage, expectView } from '../../support/block-limits.ts';
import { long, monster, monsterAgency, monsterDeadline, NASTIES, NOW, READERS, someone } from './monsters.ts';

const ROLES: Role[] = ['main', 'stand_in', 'alternate', 'named', 'coordinator'];
const STATUSES = ['pending', 'sending', 'sent', 'failed', 'cancelled', 'uncertain'] as const;

describe.each(READERS)('in $words.language, Slack takes', (reader) => {
  describe.each(NASTIES)('%s in', (kind) => {
    const people = Array.from(
      { length: 150 },
      (_, n): Member => ({
        ...someone({
          name: long(kind, 300),
          timeZone: n % 2 ? 'Asia/Ho_Chi_Minh' : 'America/Argentina/ComodRivadavia',
        }),
        id: `7d1f0c52-3c8e-4d0f-9d86-${String(n).padStart(12, '0')}`,
      }),
    );
    const deadlines = Array.from({ length: 60 }, (_, n) => ({
      ...monsterDeadline(kind, n),
      recommendationIds: ['r1'],
    }));
    const agencies = new Map([['agency-1', monsterAgency(kind, 1)]]);
    const unattended = (['no_agency', 'no_focal_point', 'all_muted'] as const).flatMap((reason) =>
      Array.from({ length: 4 }, () => ({
        deadlineId: 'd',
        recommendationIds: ['r1'],
        agencyId: reason === 'no_agency' ? null : 'agency-1',
        reason,
      })),
    );
    const messages = people.map((member, n) => ({
      at: NOW,
      isDue: n === 0,
      member,
      items: deadlines.slice(0, 1 + (n % 9)).map((deadline, place) => ({
        deadlineId: deadline.id,
        forDate: deadline.date,
        daysBefore: n,
        role: ROLES[place % ROLES.length] as Role,
        recommendationIds: ['r1'],
        agencyIds: ['agency-1'],
        isCarried: place % 2 === 1,
        isOverview: true,
        deadline,
        agencies: Array.from({ length: 9 }, () => long(kind, 20)),
        inPlaceOf: n % 2 ? people.slice(0, 5) : [],
      })),
    }));
    const [deadline] = deadlines as [(typeof deadlines)[number]];
    const of = {
      deadline: { ...deadline, channelId: 'C0GROUP01' },
      standing: { unit: 'agency' as const, total: 9, done: 1, waiting: [] },
      messages,
      silent: people.map((member, n) => ({
        member,
        role: ROLES[n % ROLES.length] as Role,
        reason: (['told', 'not_brought_in', 'muted', 'away', 'no_day_left'] as const)[n % 5] ?? 'muted',
      })),
      unattended,
    };

    test('a preview, of one deadline and of all', () => {
      for (const subject of [of, null]) {
        for (const offset of [0, PREVIEW_PAGE, 140]) {
          const page = { of: subject, messages, offset, deadlines, agencies };
          expectMessage(preview(page, reader));
          expectView(previewModal(page, reader));
        }
      }
      expectMessage(preview({ of: null, messages: [], offset: 0, deadlines: [], agencies }, reader));
      expectMessage(choosePreview(deadlines, { words: long(kind, 500), found: 60 }, reader));
      expectMessage(choosePreview([], { words: long(kind, 500), found: 0 }, reader));
    });

    test('every explanation', () => {
      const stakes = ROLES.map((role) => ({
        role,
        agencyId: 'agency-1',
        recommendationIds: ['r1'],
        from: 3,
        toldAt: 7,
      }));
      const verdict = (reason: SilenceReason | null): Verdict => ({
        deadlineId: 'd',
        memberId: 'm',
        stakes,
        daysBefore: 3,
        reason,
        next: '2026-11-20',
      });
      const decisions: Decision[] = [
        { kind: 'unreadable' },
        { kind: 'no_schedule' },
        { kind: 'acted', by: 'update' },
        { kind: 'acted', by: 'status' },
        { kind: 'acted', by: 'implemented' },
        { kind: 'ticked', agencyIds: ['agency-1'] },
        { kind: 'passed' },
        { kind: 'outsider' },
        { kind: 'handed_back', agencyIds: ['agency-1'] },
        { kind: 'no_part', why: 'other_agency', agencyIds: [] },
        { kind: 'no_part', why: 'supporting', agencyIds: ['agency-1'] },
        { kind: 'no_part', why: 'observer', agencyIds: ['agency-1'] },
        ...[null, ...SILENCE_REASONS].map((reason) => ({
          kind: 'decided' as const,
          verdict: verdict(reason),
          stakes,
          begins: '2026-11-20',
        })),
        ...Array.from({ length: 30 }, () => ({ kind: 'not_covered' as const })),
      ];
      const sent = Array.from({ length: 40 }, (_, n) => ({
        deadlineId: n % 2 ? deadline.id : 'closed',
        title: deadline.title,
        forDate: '2026-11-21',
        daysBefore: n,
        plannedFor: NOW,
        status: STATUSES[n % STATUSES.length] as (typeof STATUSES)[number],
        sentAt: NOW,
        error: long(kind, 500),
      }));
      // As many as fit are shown of each half.
      for (const half of [decisions, [...decisions].reverse()]) {
        const answer: Why = {
          recommendation: monster(kind),
          member: people[0] as Member,
          explanations: half.map((decision) => ({ deadline, decision, unattended })),
          sent,
          update: { at: NOW, by: long(kind, 300) },
          ticks: [{ deadlineId: deadline.id, agencyId: 'agency-1', by: long(kind, 300), at: NOW }],
          agencies,
          others: people,
        };
        expectMessage(why(answer, reader, NOW));
        expectView(whyModal(answer, reader, NOW));
      }
      expectMessage(
        chooseWho(people, { who: long(kind, 500), found: 150, recommendationId: people[0]?.id ?? '' }, reader),
      );
    });
  });
});
