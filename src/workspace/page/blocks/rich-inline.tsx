import { Fragment, type ReactNode } from 'react';
import { isObject, type Json, numberIn, objectsIn, stringIn } from '../json.ts';
import { nameOf, useReader } from '../reader.tsx';
import codes from './code.module.css';
import { DateText } from './date-text.tsx';
import { Emoji } from './emoji.tsx';
import { SafeLink } from './links.tsx';
import { BroadcastMention, ChannelMention, GroupMention, PersonMention } from './mentions.tsx';
import style from './rich-inline.module.css';

/** The elements within a line of rich text. */
export function Inlines({ elements }: { elements: unknown }): ReactNode {
  return objectsIn(elements).map((element, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other identity, and no state.
    <Fragment key={at}>{styled(element, <Inline element={element} />)}</Fragment>
  ));
}

function Inline({ element }: { element: Json }): ReactNode {
  const text = stringIn(element.text);
  switch (element.type) {
    case 'text':
      return text;
    case 'link': {
      const address = stringIn(element.url);
      return <SafeLink address={address}>{text || address.replace(/^(mailto|tel):/, '')}</SafeLink>;
    }
    case 'emoji':
      return <RichEmoji element={element} />;
    case 'user':
      return <PersonMention id={stringIn(element.user_id)} />;
    case 'usergroup':
      return <GroupMention id={stringIn(element.usergroup_id)} />;
    case 'channel':
      return <ChannelMention id={stringIn(element.channel_id)} />;
    case 'team':
      return <TeamMention id={stringIn(element.team_id)} />;
    case 'broadcast':
      return <BroadcastMention range={stringIn(element.range)} />;
    case 'date':
      return (
        <DateText
          timestamp={numberIn(element.timestamp) ?? Number.NaN}
          format={stringIn(element.format)}
          fallback={stringIn(element.fallback)}
          address={stringIn(element.url) || undefined}
          zone={stringIn(element.timezone) || undefined}
        />
      );
    case 'color':
      return <Colour value={stringIn(element.value)} />;
    default:
      return text;
  }
}

function styled(element: Json, content: ReactNode): ReactNode {
  if (!isObject(element.style)) return content;
  const { bold, italic, strike, underline, code, highlight, client_highlight } = element.style;
  let result = content;
  if (code === true) result = <code className={codes.code}>{result}</code>;
  if (highlight === true || client_highlight === true) result = <mark className={style.mark}>{result}</mark>;
  if (underline === true) result = <u>{result}</u>;
  if (strike === true) result = <s>{result}</s>;
  if (italic === true) result = <em>{result}</em>;
  if (bold === true) result = <strong>{result}</strong>;
  return result;
}

/** `1f44d-1f3fd`: what Slack writes down beside the name. */
function characters(unicode: string): string | undefined {
  if (!/^[0-9a-f]{2,6}(-[0-9a-f]{2,6})*$/i.test(unicode)) return undefined;
  const points = unicode.split('-').map((point) => Number.parseInt(point, 16));
  return points.every((point) => point <= 0x10ffff) ? String.fromCodePoint(...points) : undefined;
}

function RichEmoji({ element }: { element: Json }) {
  const name = stringIn(element.name);
  const character = characters(stringIn(element.unicode));
  if (character) {
    return (
      <span role="img" aria-label={name.replaceAll(/[_-]/g, ' ')} title={`:${name}:`}>
        {character}
      </span>
    );
  }
  const tone = numberIn(element.skin_tone);
  return <Emoji name={name} tone={tone && tone > 1 ? `skin-tone-${tone}` : undefined} />;
}

function TeamMention({ id }: { id: string }) {
  const { workspace } = useReader();
  return <>{id === workspace.team.id ? workspace.team.name : id}</>;
}

function Colour({ value }: { value: string }) {
  return (
    <span className={style.colour}>
      {/^#[0-9a-f]{3,8}$/i.test(value) && <span className={style.swatch} style={{ backgroundColor: value }} />}
      {value}
    </span>
  );
}

/** A text of inline elements for sorting and for titles. */
export function useInlineWords(): (element: Json) => string {
  const reader = useReader();
  return (element) => {
    if (element.type === 'user') return nameOf(reader.person(stringIn(element.user_id)), stringIn(element.user_id));
    if (element.type === 'channel') return reader.channel(stringIn(element.channel_id))?.name ?? '';
    if (element.type === 'date') return String(numberIn(element.timestamp) ?? '');
    return stringIn(element.text) || stringIn(element.url) || stringIn(element.fallback) || stringIn(element.value);
  };
}
