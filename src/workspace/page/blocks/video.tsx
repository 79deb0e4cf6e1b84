import { ExternalLink, Play } from 'lucide-react';
import type { Block } from '../../control/shown.ts';
import { stringIn, textIn } from '../json.ts';
import { useWords } from '../words/words.tsx';
import { Picture } from './image.tsx';
import { SafeLink } from './links.tsx';
import { safeAddress } from './mrkdwn-tree.ts';
import { PlainText } from './text.tsx';
import style from './video.module.css';

/** A video's still, its title and where it comes from. It plays at its own address: nothing of it is embedded here. */
export function Video({ block }: { block: Block }) {
  const words = useWords().blocks;
  const title = textIn(block.title)?.text || words.video;
  const address = stringIn(block.title_url) || stringIn(block.video_url);
  const href = safeAddress(stringIn(block.video_url));
  const description = textIn(block.description)?.text;
  const source = [stringIn(block.provider_name), stringIn(block.author_name)].filter(Boolean).join(' · ');
  const still = (
    <>
      <Picture image={{ image_url: block.thumbnail_url, alt_text: block.alt_text }} className={style.still} />
      <span className={style.play}>
        <Play size={22} aria-hidden="true" fill="currentcolor" />
      </span>
    </>
  );
  return (
    <div className={style.video}>
      {source && <p className={style.source}>{source}</p>}
      <p className={style.title}>
        <SafeLink address={address}>
          <PlainText text={title} />
        </SafeLink>
      </p>
      {description && (
        <p>
          <PlainText text={description} />
        </p>
      )}
      {href ? (
        <a className={style.frame} href={href} target="_blank" rel="noreferrer" aria-label={words.watch(title)}>
          {still}
          <ExternalLink className={style.away} size={16} aria-hidden="true" />
        </a>
      ) : (
        <div className={style.frame}>{still}</div>
      )}
    </div>
  );
}
