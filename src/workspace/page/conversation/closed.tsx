import { Button } from 'react-aria-components';
import type { ConversationShown } from '../../control/shown.ts';
import { useReader } from '../reader.tsx';
import { actAs } from '../server/api.ts';
import { useWords } from '../words/words.tsx';
import style from './composer.module.css';
import parts from './parts.module.css';
import { useAttempt } from './toasts.tsx';
import { titleOf, type Writing } from './writing.ts';

/** In the composer's place: why one cannot write here, and what would change it. */
export function Closed(props: { conversation: ConversationShown; why: Exclude<Writing, 'open'> }) {
  const { user } = useReader();
  const { conversation: words } = useWords();
  const attempt = useAttempt();
  const title = titleOf(props.conversation);
  if (props.why !== 'canJoin') {
    const reason = { archived: words.archived(title), notMember: words.notMember(title), readOnly: words.readOnly };
    return <p className={style.closed}>{reason[props.why]}</p>;
  }
  return (
    <div className={style.closed}>
      <strong>{words.viewing(title)}</strong>
      <Button
        className={`${parts.button} ${parts.primary}`}
        onPress={() => void attempt(actAs(user.id, 'join', { channel: props.conversation.id }))}
      >
        {words.join}
      </Button>
    </div>
  );
}
