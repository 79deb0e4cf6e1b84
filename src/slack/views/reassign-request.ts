import type { ActionsBlockElement, KnownBlock } from '@slack/types';
import type { Agency } from '../../domain/agency.ts';
import { inLanguage, type LocalizedText } from '../../domain/language.ts';
import { ACTION } from '../action-ids.ts';
import { actions, button, context, words as plainWords, section } from './elements.ts';
import { type Message, plainOf } from './message.ts';
import { momentIn, type Reader } from './reader.ts';
import { plain, shown } from './record-text.ts';
import { whenDone } from './reminder-part.ts';

/** What an agency has said is not its own, and what has become of it. */
export interface HandedBack {
  id: string;
  recommendation: { id: string; reference: string; text: LocalizedText; reviewCode: string };
  agency: Pick<Agency, 'name'>;
  askedBy: { name: string };
  reason: string;
  askedAt: Date;
  decided: {
    kind: 'kept' | 'reassigned';
    to: Pick<Agency, 'name'> | null;
    by: { name: string } | null;
    at: Date;
  } | null;
}

/** More than this are not handed back at once: each needs a row with its choice. */
export const MOST_HANDED_BACK = 20;
const TEXT_LENGTH = 140;
const REASON_LENGTH = 1200;

/** A request to coordinators: who hands what back, why, and to whom to give it; decided ones say what was decided. */
export function reassignRequest(requests: HandedBack[], reader: Reader): Message {
  const { request } = reader.words.reassignment;
  const [first] = requests as [HandedBack];
  const open = requests.filter(({ decided }) => !decided);
  const name = shown(first.askedBy.name, 80);
  const title = open.length > 0 ? request.title(name, open.length) : request.titleDecided(name, requests.length);
  const asked = request.asked(name, nameOf(first.agency, reader), momentIn(first.askedAt, reader));
  const rows = requests.slice(0, MOST_HANDED_BACK).flatMap((one) => rowBlocks(one, reader));
  return {
    text: plainOf(title),
    blocks: [section(`*${title}*\n${quoted(first.reason)}`), context(asked), ...rows],
  };
}

/** The same on a coordinator's Home: each with who hands it back and why. */
export function reassignRows(requests: HandedBack[], reader: Reader): KnownBlock[] {
  const { request } = reader.words.reassignment;
  return requests.flatMap((one) => {
    const by = request.asked(shown(one.askedBy.name, 80), nameOf(one.agency, reader), momentIn(one.askedAt, reader));
    return rowBlocks(one, reader, `\n${quoted(one.reason, 300)}\n_${by}_`);
  });
}

/** One recommendation that was handed back; while it is not decided, with the choice. */
function rowBlocks(one: HandedBack, reader: Reader, more = ''): KnownBlock[] {
  const { words } = reader;
  const { request } = words.reassignment;
  const { id, recommendation, decided } = one;
  const reference = `*${shown(recommendation.reference, 40)}*`;
  const text = shown(inLanguage(recommendation.text, words.language).replace(/\s+/g, ' '), TEXT_LENGTH);
  if (decided) return [section(`${reference}  ${outcomeOf(one, reader)}${more}`)];
  const spoken = (label: string) => ({
    accessibility_label: `${label} ${plain(recommendation.reference, 40)}`.slice(0, 75),
  });
  const elements: ActionsBlockElement[] = [
    {
      type: 'external_select',
      action_id: ACTION.chooseAgency,
      placeholder: plainWords(request.choose, 150),
      min_query_length: 0,
    },
    button(request.reassign, ACTION.reassign, id, spoken(request.reassign)),
    button(request.keep, ACTION.keepAssignment, id, spoken(request.keep)),
  ];
  const still = `${shown(recommendation.reviewCode, 40)} · ${request.from(nameOf(one.agency, reader))}`;
  return [section(`${reference}  ${text}\n_${still}_${more}`), ...actions(blockIdOf(id), elements)];
}

/** The block in which the agency is chosen. */
export function blockIdOf(reassignmentId: string): string {
  return `reassign:${reassignmentId}`;
}

/** What was decided, by whom and when: mrkdwn */
export function outcomeOf({ agency, decided }: HandedBack, reader: Reader): string {
  const { request } = reader.words.reassignment;
  if (!decided) return request.from(nameOf(agency, reader));
  const by = decided.by ? shown(decided.by.name, 80) : request.somebody;
  const when = whenDone(decided.at, reader);
  if (decided.kind === 'kept') return request.kept(nameOf(agency, reader), by, when);
  return request.given(decided.to ? nameOf(decided.to, reader) : request.anotherAgency, by, when);
}

/** To who handed back: what was decided on each. */
export function reassignDecisions(decided: HandedBack[], reader: Reader): Message {
  const { decisions, request } = reader.words.reassignment;
  return list(decided, decisions.title(decided.length), reader, (one) => {
    const reference = shown(one.recommendation.reference, 40);
    const to = one.decided?.to ? nameOf(one.decided.to, reader) : request.anotherAgency;
    const said =
      one.decided?.kind === 'reassigned'
        ? decisions.given(reference, to)
        : decisions.kept(reference, nameOf(one.agency, reader));
    return `${said}\n_${byAndWhen(one, reader)}_`;
  });
}

/** To the focal points of an agency: what is theirs now. */
export function assignedMessage(given: HandedBack[], reader: Reader): Message {
  const { words } = reader;
  const { assigned } = words.reassignment;
  const message = list(given, assigned.title(given.length), reader, (one) => {
    const { reference, text } = one.recommendation;
    const by = one.decided?.by ? shown(one.decided.by.name, 80) : words.reassignment.request.somebody;
    const when = momentIn(one.decided?.at ?? one.askedAt, reader);
    const from = assigned.from(nameOf(one.agency, reader), by, when);
    return `*${shown(reference, 40)}*  ${shown(inLanguage(text, words.language).replace(/\s+/g, ' '), TEXT_LENGTH)}\n_${from}_`;
  });
  return { ...message, blocks: [...message.blocks, context(assigned.footer)] };
}

function list(all: HandedBack[], title: string, { words }: Reader, write: (one: HandedBack) => string): Message {
  const rows = all
    .slice(0, MOST_HANDED_BACK)
    .map((one) => section(write(one), button(words.lookup.button.open, ACTION.openCard, one.recommendation.id)));
  const rest = all.length - rows.length;
  return {
    text: plainOf(title),
    blocks: [section(`*${title}*`), ...rows, ...(rest > 0 ? [context(words.reassignment.more(rest))] : [])],
  };
}

function byAndWhen({ decided, askedAt }: HandedBack, reader: Reader): string {
  const { decisions, request } = reader.words.reassignment;
  const by = decided?.by ? shown(decided.by.name, 80) : request.somebody;
  return decisions.by(by, momentIn(decided?.at ?? askedAt, reader));
}

function nameOf({ name }: Pick<Agency, 'name'>, { words }: Reader): string {
  return shown(inLanguage(name, words.language), 100);
}

function quoted(reason: string, limit = REASON_LENGTH): string {
  return `>${shown(reason, limit).replace(/\n/g, '\n>')}`;
}
