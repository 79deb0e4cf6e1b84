import type { MessageShown } from '../../control/shown.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { Mrkdwn } from '../blocks/mrkdwn.tsx';
import { useMessagePlace } from '../elements/live-place.tsx';
import { PlaceProvider } from '../place.tsx';
import { useWords } from '../words/words.tsx';
import { Attachments } from './attachments.tsx';
import { Files } from './files.tsx';
import style from './message.module.css';
import { isSmall } from './timeline.ts';
import { asMrkdwn } from './typed.ts';

/** What a person typed reaches the workspace as one run of text; its marks and mentions are read from there. */
function isTyped({ bot_id, blocks }: MessageShown): boolean {
  return !bot_id && (!blocks || (blocks.length === 1 && blocks[0]?.type === 'rich_text'));
}

function Edited() {
  const { conversation: words } = useWords();
  return <small className={style.edited}> {words.edited}</small>;
}

/** Everything that a message says. */
export function MessageBody({ channelId, message }: { channelId: string; message: MessageShown }) {
  const { conversation: words } = useWords();
  const place = useMessagePlace(channelId, message);
  const { blocks, text, attachments, files, edited, subtype } = message;
  if (subtype === 'tombstone') return <p className={style.gone}>{words.deleted}</p>;
  const hasBlocks = blocks !== undefined && blocks.length > 0 && !isTyped(message);
  return (
    <PlaceProvider value={place}>
      {hasBlocks ? (
        <>
          <Blocks blocks={blocks} />
          {edited && <Edited />}
        </>
      ) : (
        text !== '' && (
          <div className={isSmall(message) ? style.small : style.text}>
            <Mrkdwn text={isTyped(message) ? asMrkdwn(text) : text} />
            {edited && <Edited />}
          </div>
        )
      )}
      {attachments && <Attachments attachments={attachments} />}
      {files && files.length > 0 && <Files files={files} />}
    </PlaceProvider>
  );
}
