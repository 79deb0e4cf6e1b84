import { Fragment, type ReactNode, useMemo } from 'react';
import code from './code.module.css';
import { DateText } from './date-text.tsx';
import { Emoji } from './emoji.tsx';
import { emojiOf } from './emoji-names.ts';
import { SafeLink } from './links.tsx';
import { BroadcastMention, ChannelMention, GroupMention, PersonMention } from './mentions.tsx';
import style from './mrkdwn.module.css';
import { decoded, isBlockLevel, type Node, NodeType, parseMrkdwn, quoted } from './mrkdwn-tree.ts';

/** Text in Slack's mrkdwn: names resolved, dates in the reader's zone. */
export function Mrkdwn({ text }: { text: string }) {
  const nodes = useMemo(() => parseMrkdwn(text), [text]);
  // Blocks of code and quotes may stand in no span.
  const Wrapper = nodes.some(isBlockLevel) ? 'div' : 'span';
  return (
    <Wrapper className={style.text}>
      <Nodes nodes={nodes} />
    </Wrapper>
  );
}

function Nodes({ nodes }: { nodes: Node[] }): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: the nodes of a text have no other identity, and no state.
  return nodes.map((node, at) => <Fragment key={at}>{drawn(node)}</Fragment>);
}

const words = (label: Node[] | undefined) => decoded((label ?? []).map(({ source }) => source).join(''));

function drawn(node: Node): ReactNode {
  switch (node.type) {
    case NodeType.Text:
      return decoded(node.text);
    case NodeType.Bold:
      return <strong>{<Nodes nodes={node.children} />}</strong>;
    case NodeType.Italic:
      return <em>{<Nodes nodes={node.children} />}</em>;
    case NodeType.Strike:
      return <s>{<Nodes nodes={node.children} />}</s>;
    case NodeType.Code:
      return <code className={code.code}>{decoded(node.text)}</code>;
    case NodeType.PreText:
      return <pre className={code.pre}>{decoded(node.text).replace(/^\n|\n$/g, '')}</pre>;
    case NodeType.Quote:
      return (
        <blockquote className={style.quote}>
          <Nodes nodes={quoted(node.children)} />
        </blockquote>
      );
    case NodeType.Emoji:
      return emojiOf(node.name) ? <Emoji name={node.name} tone={node.variation} /> : decoded(node.source);
    case NodeType.UserLink:
      return <PersonMention id={bare(node.userID)} label={words(node.label)} />;
    case NodeType.ChannelLink:
      return <ChannelMention id={bare(node.channelID)} label={words(node.label)} />;
    case NodeType.URL:
      return (
        <SafeLink address={node.url.replaceAll('\ufeff', '')}>
          {node.label ? <Nodes nodes={node.label} /> : decoded(node.url).replace(/^(mailto|tel):/, '')}
        </SafeLink>
      );
    case NodeType.Command:
      return command(node.name, node.arguments, words(node.label));
    default:
      return decoded(node.source);
  }
}

/** `<#C1|>` has an empty label, which the parser takes for a part of the id. */
const bare = (id: string) => decoded(id).replace(/\|.*$/, '');

function command(name: string, [first = '', second = '', third]: string[], label: string): ReactNode {
  if (name === 'date') {
    const fallback = label || second;
    const timestamp = first.trim() === '' ? Number.NaN : Number(first);
    return (
      <DateText timestamp={timestamp} format={decoded(second)} fallback={fallback} address={third && decoded(third)} />
    );
  }
  if (name === 'subteam') return <GroupMention id={bare(first)} label={label} />;
  if (name === 'here' || name === 'channel' || name === 'everyone') return <BroadcastMention range={name} />;
  return label || `<!${name}>`;
}
