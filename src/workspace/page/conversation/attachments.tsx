import type { MessageShown } from '../../control/shown.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { Mrkdwn } from '../blocks/mrkdwn.tsx';
import style from './attachments.module.css';

type Attachment = NonNullable<MessageShown['attachments']>[number];

const named: Record<string, string> = {
  good: 'var(--success)',
  warning: 'var(--warning-line)',
  danger: 'var(--danger)',
};

/** The colour that the app gave: one of three names, or six digits. */
function colourOf(color: unknown): string {
  const given = String(color ?? '');
  if (named[given]) return named[given];
  return /^#?[0-9a-f]{3,6}$/i.test(given) ? `#${given.replace('#', '')}` : 'var(--line)';
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function Link({ href, children }: { href: string; children: React.ReactNode }) {
  if (!/^https?:/.test(href)) return <>{children}</>;
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}

function Fields({ fields }: { fields: unknown }) {
  if (!Array.isArray(fields)) return null;
  return (
    <dl className={style.fields}>
      {fields.map((field: Record<string, unknown>, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: fields have no names of their own, and never move.
        <div key={at} data-short={field.short === true || undefined}>
          <dt>{textOf(field.title)}</dt>
          <dd>
            <Mrkdwn text={textOf(field.value)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Legacy({ attachment }: { attachment: Attachment }) {
  const of = (key: string) => textOf(attachment[key]);
  const isEmpty = !['title', 'text', 'author_name', 'footer', 'image_url'].some(of) && !attachment.fields;
  return (
    <>
      {of('author_name') && (
        <p className={style.author}>
          <Link href={of('author_link')}>{of('author_name')}</Link>
        </p>
      )}
      {of('title') && (
        <p className={style.title}>
          <Link href={of('title_link')}>{of('title')}</Link>
        </p>
      )}
      {of('text') && <Mrkdwn text={of('text')} />}
      <Fields fields={attachment.fields} />
      {of('image_url') && <img className={style.image} src={of('image_url')} alt={of('fallback')} loading="lazy" />}
      {isEmpty && of('fallback') && <p>{of('fallback')}</p>}
      {of('footer') && <p className={style.footer}>{of('footer')}</p>}
    </>
  );
}

/** What hangs below a message behind a bar of colour. */
export function Attachments({ attachments }: { attachments: Attachment[] }) {
  return attachments.map((attachment, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: attachments have no ids that last, and never move.
    <div key={at}>
      {textOf(attachment.pretext) && <Mrkdwn text={textOf(attachment.pretext)} />}
      <div className={style.attachment} style={{ borderLeftColor: colourOf(attachment.color) }}>
        {attachment.blocks ? <Blocks blocks={attachment.blocks} /> : <Legacy attachment={attachment} />}
      </div>
    </div>
  ));
}
