import { expect } from 'vitest';
import { deadlineOf, type Look } from './reminder-world.ts';

/**
 * A message, which takes the place of the one before, holds all that somebody was told of, is open, and was neither put off nor
 * muted; nothing else that was not due; and there is none without something due. `told`: by person, each deadline with its date.
 */
export function expectWhole({ state, due }: Look, told: Map<string, Set<string>>): void {
  for (const { memberId, items } of due.reminders) {
    const knows = told.get(memberId) ?? new Set();
    expect(
      items.some(({ isCarried }) => !isCarried),
      'nothing is due',
    ).toBe(true);
    const held = new Map(items.map((item) => [item.deadlineId, item]));
    expect(held.size, 'one deadline twice').toBe(items.length);
    const dates = items.map(({ deadlineId }) => deadlineOf(state, deadlineId).date);
    expect(dates, 'the most urgent first').toEqual([...dates].sort());
    for (const deadline of state.deadlines) {
      const item = held.get(deadline.id);
      const wasTold = knows.has(`${deadline.id} ${deadline.date}`);
      if (item?.isCarried) expect(wasTold, `${memberId} was not told of ${deadline.id}`).toBe(true);
      if (item || !wasTold) continue;
      const verdict = due.verdicts.find((one) => one.memberId === memberId && one.deadlineId === deadline.id);
      // Nothing of it is theirs now, or they are to be let alone with it.
      const reason = verdict?.reason ?? 'nothing open';
      expect(['nothing open', 'not_yet', 'no_day_left', 'snoozed', 'muted', 'passed'], reason).toContain(reason);
    }
    for (const { deadlineId, forDate } of items) knows.add(`${deadlineId} ${forDate}`);
    told.set(memberId, knows);
  }
}
