import { Link2, MessageSquareText, MoreVertical, SmilePlus } from 'lucide-react';
import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Toolbar } from 'react-aria-components';
import type { MessageShown } from '../../control/shown.ts';
import { useReader } from '../reader.tsx';
import surface from '../style/surface.module.css';
import { useWords } from '../words/words.tsx';
import type { MessageActs } from './acts.ts';
import { EmojiPicker } from './emoji-picker.tsx';
import { IconButton } from './icon-button.tsx';
import style from './message.module.css';
import parts from './parts.module.css';
import { ShortcutItem } from './shortcut-item.tsx';

export type Dialogue = 'edit' | 'remove' | 'inspect';

/** Why a menu has an entry or not: an ephemeral message can be neither linked to, nor answered, nor given to a shortcut. */
function More(props: {
  message: MessageShown;
  acts: MessageActs;
  canWrite: boolean;
  ask(dialogue: Dialogue): void;
  hold(isHeld: boolean): void;
}) {
  const { message, acts } = props;
  const { user, workspace } = useReader();
  const { conversation: words } = useWords();
  const { app } = workspace;
  const shortcuts = app.installed && !message.ephemeral ? app.shortcuts.filter((one) => one.type === 'message') : [];
  const isOwn = message.user === user.id && !message.ephemeral && props.canWrite;
  return (
    <MenuTrigger onOpenChange={props.hold}>
      <IconButton label={words.more}>
        <MoreVertical size={18} aria-hidden />
      </IconButton>
      <Popover className={`${surface.popover} ${parts.popover}`} placement="bottom end">
        <Menu className={parts.menu ?? ''}>
          <MenuSection aria-label={words.actions}>
            {!message.ephemeral && (
              <MenuItem className={parts.menuItem ?? ''} onAction={() => void acts.copyLink()}>
                {words.copyLink}
              </MenuItem>
            )}
            <MenuItem className={parts.menuItem ?? ''} onAction={() => void acts.copy(message.text)}>
              {words.copyText}
            </MenuItem>
            {isOwn && (
              <MenuItem className={parts.menuItem ?? ''} onAction={() => props.ask('edit')}>
                {words.edit}
              </MenuItem>
            )}
            {isOwn && (
              <MenuItem className={parts.menuItem ?? ''} data-danger onAction={() => props.ask('remove')}>
                {words.remove}
              </MenuItem>
            )}
            <MenuItem className={parts.menuItem ?? ''} onAction={() => props.ask('inspect')}>
              {words.inspect}
            </MenuItem>
          </MenuSection>
          {shortcuts.length > 0 && (
            <MenuSection>
              <Header className={parts.menuHeading ?? ''}>{words.shortcutsOf(app.botName)}</Header>
              {shortcuts.map((one) => (
                <ShortcutItem
                  key={one.callback_id}
                  id={one.callback_id}
                  name={one.name}
                  description={one.description}
                  act={() => void acts.shortcut(one.callback_id)}
                />
              ))}
            </MenuSection>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** What can be done with a message; it appears where the pointer or the focus is. */
export function MessageToolbar(props: {
  message: MessageShown;
  acts: MessageActs;
  canWrite: boolean;
  openThread: (() => void) | null;
  ask(dialogue: Dialogue): void;
  hold(isHeld: boolean): void;
}) {
  const { message, acts } = props;
  const { conversation: words } = useWords();
  const isShared = !message.ephemeral;
  return (
    <Toolbar className={style.toolbar ?? ''} aria-label={words.actions}>
      {isShared && props.canWrite && (
        <EmojiPicker pick={(name) => void acts.react(name, false)} onOpenChange={props.hold}>
          <IconButton label={words.react}>
            <SmilePlus size={18} aria-hidden />
          </IconButton>
        </EmojiPicker>
      )}
      {isShared && props.openThread && (
        <IconButton label={words.reply} onPress={props.openThread}>
          <MessageSquareText size={18} aria-hidden />
        </IconButton>
      )}
      {isShared && (
        <IconButton label={words.copyLink} onPress={() => void acts.copyLink()}>
          <Link2 size={18} aria-hidden />
        </IconButton>
      )}
      <More message={message} acts={acts} canWrite={props.canWrite} ask={props.ask} hold={props.hold} />
    </Toolbar>
  );
}
