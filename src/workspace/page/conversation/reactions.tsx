import { SmilePlus } from 'lucide-react';
import { Button, Group, ToggleButton } from 'react-aria-components';
import type { MessageShown } from '../../control/shown.ts';
import { nameOf, useReader } from '../reader.tsx';
import { useWords } from '../words/words.tsx';
import { pictured } from './emoji.ts';
import { EmojiPicker } from './emoji-picker.tsx';
import style from './message.module.css';

/** The reactions to a message; a click adds one's own or takes it away. */
export function Reactions(props: {
  reactions: NonNullable<MessageShown['reactions']>;
  canReact: boolean;
  react(name: string, remove: boolean): void;
}) {
  const { user, person } = useReader();
  const { conversation: words } = useWords();
  if (props.reactions.length === 0) return null;
  return (
    <Group className={style.reactions ?? ''} aria-label={words.reactions}>
      {props.reactions.map(({ name, users, count }) => {
        const names = users.map((id) => nameOf(person(id), id)).join(', ');
        const isMine = users.includes(user.id);
        return (
          <span key={name} title={`${names} :${name}:`}>
            <ToggleButton
              className={style.reaction ?? ''}
              isSelected={isMine}
              isDisabled={!props.canReact}
              aria-label={words.reacted(pictured(name), count, names)}
              onPress={() => props.react(name, isMine)}
            >
              <span aria-hidden>{pictured(name)}</span> {count}
            </ToggleButton>
          </span>
        );
      })}
      {props.canReact && (
        <EmojiPicker pick={(name) => props.react(name, false)}>
          <Button className={style.reaction ?? ''} aria-label={words.react}>
            <SmilePlus size={16} aria-hidden />
          </Button>
        </EmojiPicker>
      )}
    </Group>
  );
}
