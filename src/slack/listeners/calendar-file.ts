import { inLanguage } from '../../domain/language.ts';
import { type CalendarWriter, makeCalendar } from '../../usecases/make-calendar.ts';
import { ACTION } from '../action-ids.ts';
import { type Deps, readerOf, type Visit } from '../deps.ts';
import { type Click, onAction } from '../doors.ts';
import type { Switchboard } from '../switchboard.ts';
import { zoneName } from '../views/deadline-time.ts';
import { modal } from '../views/elements.ts';
import { escapeText, say } from '../views/message.ts';
import type { Answer } from './answer.ts';
import { openDeadlinesOf } from './look-up.ts';
import { show } from './surface.ts';

/** The open deadlines as a calendar file, in the member's own language and direct messages. */
export function registerCalendarFile(board: Switchboard, deps: Deps): void {
  onAction(board, deps, ACTION.calendar, (visit, click) => show(deps, visit, click, sendCalendar(deps, visit, click)));
}

async function sendCalendar(deps: Deps, visit: Visit, { client, body }: Click): Promise<Answer> {
  const { workspace, member, words, now } = visit;
  const { calendar: label } = words.explain;
  const { printed } = openDeadlinesOf(visit);
  const { text, count } = await makeCalendar({ db: deps.db, now }, workspace, {
    name: label.name(workspace.name),
    write: writerFor(visit, printed),
  });
  let isHere = false;
  if (count > 0) {
    const { channel } = await client.conversations.open({ users: member.slackUserId });
    isHere = body.channel?.id !== undefined && body.channel.id === channel?.id;
    await client.files.uploadV2({
      channel_id: channel?.id ?? '',
      file: Buffer.from(text),
      filename: label.fileName,
      title: label.fileName,
      initial_comment: escapeText(label.comment(count)),
    });
  }
  const { text: said, blocks } = say(count === 0 ? label.none : isHere ? label.sentHere : label.sent);
  return {
    message: () => ({ text: said, blocks }),
    modal: () => modal(words.errors.noticeTitle, words, blocks),
  };
}

/** Plain words for a calendar: nothing of Slack's is escaped or formatted there. */
function writerFor(visit: Visit, printed: (coverage: string) => string): CalendarWriter {
  const { words, today } = readerOf(visit);
  const { calendar: label } = words.explain;
  return ({ kind, title, coverage, doneBy, countsFrom, time }, { unit, done, total }) => {
    const counted =
      doneBy.kind === 'update'
        ? label.counts.update(words.dates.day(countsFrom))
        : doneBy.kind === 'status'
          ? label.counts.status(words.words.status[doneBy.status])
          : label.counts.tick(inLanguage(doneBy.statement, words.language));
    return {
      title: inLanguage(title, words.language),
      category: words.words.deadlineKind[kind],
      description: [
        ...(time ? [label.by(time.at, zoneName(time.timeZone, words))] : []),
        coverage.trim() === '' ? label.coversAll : label.covers(printed(coverage)),
        counted,
        label.asOf(words.explain.standing[unit](done, total), words.dates.day(today)),
      ].join('\n'),
    };
  };
}
