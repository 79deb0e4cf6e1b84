import { describe, expect, test } from 'vitest';
import { addDays } from '../../../src/domain/day.ts';
import type { Need } from '../../../src/domain/needs.ts';
import { helpTopics } from '../../../src/domain/query/help.ts';
import { PROBLEMS } from '../../../src/domain/undelivered.ts';
import { absenceForm } from '../../../src/slack/views/absence-form.ts';
import { chooseModal, chooseRecommendation } from '../../../src/slack/views/choose-recommendation.ts';
import { closureForm } from '../../../src/slack/views/closure-form.ts';
import { deadlinesList } from '../../../src/slack/views/deadlines-list.ts';
import { findForm } from '../../../src/slack/views/find-form.ts';
import { fullTextModal } from '../../../src/slack/views/full-text.ts';
import { help, helpModal } from '../../../src/slack/views/help.ts';
import { HISTORY_PAGE, history, historyModal, updateModal } from '../../../src/slack/views/history.ts';
import { homeView } from '../../../src/slack/views/home.ts';
import { say } from '../../../src/slack/views/message.ts';
import { mistakeNotice } from '../../../src/slack/views/mistake.ts';
import { officeDaysModal } from '../../../src/slack/views/office-days.ts';
import { overview } from '../../../src/slack/views/overview.ts';
import { progress, progressModal } from '../../../src/slack/views/progress.ts';
import { cardModal, recommendationCard, sharedCard } from '../../../src/slack/views/recommendation-card.ts';
import { LIST_PAGE, listModal, recommendationList } from '../../../src/slack/views/recommendation-list.ts';
import { SEARCH_PAGE, searchModal, searchResults } from '../../../src/slack/views/search-results.ts';
import { settingsForm, settingsSaved } from '../../../src/slack/views/settings-form.ts';
import { shareForm } from '../../../src/slack/views/share-form.ts';
import { unsentText } from '../../../src/slack/views/unsent-text.ts';
import { verifiedNote } from '../../../src/slack/views/verify-button.ts';
import { expectMessage, expectView } from '../../support/block-limits.ts';
import {
  long,
  monster,
  monsterAgency,
  monsterDeadline,
  monsterProgress,
  monsterUpdate,
  NASTIES,
  NOW,
  READERS,
  someone,
  TODAY,
} from './monsters.ts';

const idOf = (n: number) => `7d1f0c52-3c8e-4d0f-9d86-${String(n).padStart(12, '0')}`;

describe.each(READERS)('in $words.language, Slack takes', (reader) => {
  describe.each(NASTIES)('%s in', (kind) => {
    const recommendation = monster(kind);
    const many = (count: number) =>
      Array.from({ length: count }, (_, n) =>
        monster(kind, { id: `${n}`.padStart(36, '0'), dueDate: n % 2 ? null : '2026-10-01' }),
      );
    const card = { recommendation, latest: monsterUpdate(kind), updates: 400, deadline: monsterDeadline(kind) };
    const needs = many(30).map(
      (one, n): Need => ({
        recommendation: one,
        reason:
          n % 2 ? { kind: 'overdue', days: 41 } : { kind: 'deadline', deadline: monsterDeadline(kind, 1), days: 14 },
      }),
    );
    const deadlines = Array.from({ length: 30 }, (_, n) => monsterDeadline(kind, n));

    test('a card, in a message, a modal and shared', () => {
      const options = { mayUpdate: true, mayVerify: true, note: 'Shared' };
      const unverified = { ...card, latest: monsterUpdate(kind, { verifiedAt: null, verifiedBy: null }) };
      expectMessage(recommendationCard(unverified, reader, options));
      expectView(cardModal(unverified, reader, options));
      expectMessage(recommendationCard(card, reader, options));
      expectView(cardModal(card, reader, options));
      expectMessage(sharedCard(card, { ...reader, isShared: true }, 'U0MOJ01'));
      expectMessage(recommendationCard({ recommendation, latest: null, updates: 0, deadline: null }, reader, options));
    });

    test('the full text', () => expectView(fullTextModal(recommendation, reader)));

    test('a list and a search', () => {
      const page = {
        total: 320,
        overdue: 12,
        oldestOverdueDays: 41,
        offset: 9,
        items: many(LIST_PAGE),
        filter: long(kind, 1000),
        printed: long(kind, 1000),
      };
      expectMessage(recommendationList(page, reader));
      expectView(listModal(page, reader));
      const corrections = [{ from: long(kind, 100), to: [long(kind, 100), long(kind, 100)] }];
      const found = { query: long(kind, 1000), total: 99, offset: 8, corrections, items: many(SEARCH_PAGE) };
      expectMessage(searchResults(found, reader));
      expectView(searchModal(found, reader));
    });

    test('what to choose from', () => {
      const choice = { reference: long(kind, 1000), matches: many(20), total: 58, nearest: [], isEmpty: false };
      expectMessage(chooseRecommendation(choice, reader, null));
      expectMessage(chooseRecommendation(choice, reader, someone({ role: 'coordinator' })));
      expectMessage(chooseRecommendation({ ...choice, matches: [], total: 0, nearest: many(5) }, reader, null));
      expectView(chooseModal(choice, reader));
    });

    test('a history and one whole update', () => {
      const page = {
        recommendation,
        total: 400,
        offset: 4,
        updates: Array.from({ length: HISTORY_PAGE }, (_, n) => monsterUpdate(kind, { id: idOf(n) })),
        toVerify: idOf(1),
        note: long(kind, 300).replace(/[<>&]/g, ''),
      };
      expectMessage(history(page, reader));
      expectView(historyModal(page, reader));
      expectView(updateModal(recommendation, monsterUpdate(kind), reader));
    });

    test.each(['agency', 'theme', 'review'] as const)('progress by %s', (by) => {
      expectMessage(progress(monsterProgress(kind, by, 150), long(kind, 1000), reader));
      expectView(progressModal(monsterProgress(kind, by, 150), long(kind, 1000), reader));
      expectMessage(progress(monsterProgress(kind, by, 1), '', reader));
    });

    test('deadlines and the overview', () => {
      expectMessage(deadlinesList(deadlines, reader));
      expectMessage(overview({ needs, agencyIds: [], next: deadlines[1] ?? null, group: null }, reader));
    });

    test.each(['coordinator', 'focal_point', 'observer'] as const)('the Home tab of a %s', (role) => {
      const undelivered = PROBLEMS.map((problem, n) => ({
        outboxId: idOf(n),
        kind: 'reminder' as const,
        problem,
        recipient: n % 2 ? 'C0GROUP01' : 'U0MOJ01',
        member: n % 3 ? { name: long(kind, 300) } : null,
        deadlineTitle: { en: long(kind, 300), vi: null },
        deadlineId: idOf(99),
        at: NOW,
        isPast: n % 2 === 0,
        error: long(kind, 500),
      }));
      const handedBack = Array.from({ length: 9 }, (_, n) => ({
        id: idOf(n),
        recommendation: {
          id: idOf(n),
          reference: long(kind, 300),
          text: recommendation.text,
          reviewCode: long(kind, 100),
        },
        agency: monsterAgency(kind, n),
        askedBy: { name: long(kind, 300) },
        reason: long(kind, 3000),
        askedAt: NOW,
        decided: null,
      }));
      const { totals } = monsterProgress(kind, 'agency', 3);
      const agencies = Array.from({ length: 9 }, (_, n) => ({ ...monsterAgency(kind, n), numbers: totals }));
      const updates = Array.from({ length: 5 }, () => ({ ...monsterUpdate(kind), reference: long(kind, 300) }));
      const toCheck = { total: 30, updates: updates.map((update, n) => ({ ...update, id: idOf(n) })) };
      const drafts = new Map(needs.map(({ recommendation: { id } }) => [id, NOW] as const));
      const tick = { doneBy: { kind: 'tick' as const, statement: { en: long(kind, 300), vi: long(kind, 300) } } };
      const home = {
        toCheck,
        undelivered: { total: 40, rows: undelivered, shutOutAt: NOW },
        left: Array.from({ length: 9 }, (_, n) => ({
          member: someone({ id: idOf(n), name: long(kind, 200) }),
          agencyId: idOf(n + 100),
          kind: n % 2 ? ('main' as const) : ('alternate' as const),
          instead: Array.from({ length: n }, () => someone({ name: long(kind, 200) })),
        })),
        reassignments: { total: 30, requests: handedBack },
        next: { at: NOW, people: 300, hasLater: true },
        needs,
        ticks: deadlines.map((deadline) => ({
          deadline: { ...deadline, ...tick, recommendationIds: [] },
          agencyId: 'agency-1',
          days: 3,
        })),
        missed: deadlines.map((deadline, n) => ({
          deadline: { ...deadline, ...(n % 2 ? tick : {}), recommendationIds: [] },
          standing: {
            unit: n % 2 ? ('agency' as const) : ('recommendation' as const),
            total: 90,
            done: 1,
            waiting: Array.from({ length: 30 }, () => ({
              agencyId: n % 3 ? 'agency-1' : null,
              recommendationIds: [],
            })),
          },
          own: { recommendationIds: ['r1'], agencyIds: n % 2 ? [`own-${n}`] : [], isLed: true },
        })),
        allAgencies: new Map([
          ['agency-1', monsterAgency(kind, 1)],
          ...Array.from({ length: 9 }, (_, n) => [idOf(n + 100), monsterAgency(kind, n)] as const),
        ]),
        drafts,
        deadlines,
        agencies,
        updates,
        group: monsterProgress(kind, 'agency', 60),
      };
      expectView(homeView(home, someone({ role }), reader, NOW));
    });

    test('settings, absences and office days', () => {
      const spans = Array.from({ length: 90 }, (_, n) => {
        const day = addDays(TODAY, n * 3);
        return { first: day, last: addDays(day, 1) };
      });
      const choices = deadlines
        .concat(deadlines, deadlines, deadlines)
        .map((deadline, n) => ({ deadline: { ...deadline, id: idOf(n) }, isMuted: n > 3 }));
      const member = someone({ absences: spans, reminderDays: [1, 2, 3, 4, 5, 6, 7] });
      expectView(settingsForm(member, reader, choices));
      expect(settingsForm(member, reader, choices).private_metadata?.length).toBeLessThanOrEqual(3000);
      expectView(settingsSaved(member, reader, { choices, next: TODAY }));
      expectView(absenceForm(member, reader));
      const name = { en: long(kind, 100), vi: long(kind, 100) };
      const closures = spans.map((days, n) => ({ id: idOf(n), name, ...days }));
      const countries = [{ code: 'VN', name: long(kind, 200) }];
      expectView(officeDaysModal({ country: 'VN', closures, countries }, reader, 'Note'));
      expectView(officeDaysModal({ country: 'CH', closures, countries }, reader));
      expectView(
        closureForm(reader, {
          below: 'V0123456789',
          key: idOf(1),
          typed: { ...name, first: TODAY, last: TODAY },
          long: 90,
        }),
      );
    });

    test('a mistake', () => {
      const mistake = {
        kind: 'unknown_filter',
        word: long(kind, 5000),
        at: 0,
        nearest: long(kind, 200),
        example: `/rec list ${long(kind, 200)}`,
        topic: 'list',
      } as const;
      expectMessage(mistakeNotice(mistake, reader));
    });
  });

  test.each(NASTIES)('what was typed and could not be kept: %s', (kind) => {
    const fields = Array.from({ length: 4 }, () => ({ label: long(kind, 100), text: long(kind, 3000) }));
    const blocks = unsentText('Update 143.5', fields, reader.words);
    expectMessage({ text: 'x', blocks });
    expect(JSON.stringify(blocks)).toContain(JSON.stringify(long(kind, 3000)));
  });

  test.each(NASTIES)('what came of a verification: %s', (kind) => {
    for (const outcome of ['verified', 'already_verified']) {
      const said = { kind: outcome, update: monsterUpdate(kind), reference: long(kind, 300), hasNewer: true };
      expectMessage({ text: 'x', blocks: say(verifiedNote(said, reader)).blocks });
    }
  });

  test('every page of help', () => {
    for (const page of helpTopics(reader.words.language)) {
      expectMessage(help(page, reader));
      expectView(helpModal(page, reader));
    }
  });

  test('the forms', () => {
    expectView(findForm(reader.words));
    expectView(shareForm(monster('oneWord').id, reader.words));
    expectView(settingsForm(someone({ chosenLanguage: 'vi', reminderHour: 23, reminderDays: [] }), reader, []));
    expectView(absenceForm({ absences: [] }, reader));
    expectView(closureForm(reader, { below: '', key: idOf(1) }));
    expectView(officeDaysModal({ country: null, closures: [], countries: [] }, reader));
  });

  test('what there is when there is nothing', () => {
    const group = monsterProgress('oneWord', 'agency', 0);
    expectMessage(overview({ needs: [], agencyIds: [], next: null, group: group.totals }, reader));
    expectMessage(
      recommendationList(
        { total: 0, overdue: 0, oldestOverdueDays: 0, offset: 0, items: [], filter: '', printed: '' },
        reader,
      ),
    );
    expectMessage(searchResults({ query: 'x', total: 0, offset: 0, corrections: [], items: [] }, reader));
    expectMessage(
      chooseRecommendation({ reference: '1', matches: [], total: 0, nearest: [], isEmpty: true }, reader, null),
    );
    expectMessage(
      history({ recommendation: monster('oneWord'), total: 0, offset: 0, updates: [], toVerify: null }, reader),
    );
    expectMessage(progress({ ...group, totals: { ...group.totals, total: 0 } }, '', reader));
    expectMessage(deadlinesList([], reader));
    for (const role of ['coordinator', 'focal_point', 'observer'] as const) {
      expectView(
        homeView(
          {
            toCheck: null,
            undelivered: null,
            reassignments: null,
            next: null,
            needs: [],
            ticks: [],
            left: null,
            missed: [],
            allAgencies: new Map(),
            drafts: new Map(),
            deadlines: [],
            agencies: [],
            updates: [],
            group,
          },
          someone({ role }),
          reader,
          NOW,
        ),
      );
    }
  });
});
