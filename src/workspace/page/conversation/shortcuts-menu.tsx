import { Zap } from 'lucide-react';
import { Header, Menu, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { useReader } from '../reader.tsx';
import { actAs } from '../server/api.ts';
import surface from '../style/surface.module.css';
import { useWords } from '../words/words.tsx';
import { IconButton } from './icon-button.tsx';
import parts from './parts.module.css';
import { ShortcutItem } from './shortcut-item.tsx';
import { useAttempt } from './toasts.tsx';

/** What the app offers everywhere: its global shortcuts, and its commands to be written. */
export function ShortcutsMenu({ write }: { write(text: string): void }) {
  const { user, workspace } = useReader();
  const { conversation: words } = useWords();
  const attempt = useAttempt();
  const { app } = workspace;
  const shortcuts = app.shortcuts.filter((one) => one.type === 'global');
  const { commands } = app;
  if (!app.installed || shortcuts.length + commands.length === 0) return null;
  return (
    <MenuTrigger>
      <IconButton label={words.shortcuts}>
        <Zap size={18} aria-hidden />
      </IconButton>
      <Popover className={`${surface.popover} ${parts.popover}`} placement="top start">
        <Menu className={parts.menu ?? ''}>
          {shortcuts.length > 0 && (
            <MenuSection>
              <Header className={parts.menuHeading ?? ''}>{words.shortcutsOf(app.botName)}</Header>
              {shortcuts.map((one) => (
                <ShortcutItem
                  key={one.callback_id}
                  id={`shortcut ${one.callback_id}`}
                  name={one.name}
                  description={one.description}
                  act={() => void attempt(actAs(user.id, 'shortcut', { callbackId: one.callback_id, until: 'modal' }))}
                />
              ))}
            </MenuSection>
          )}
          {commands.length > 0 && (
            <MenuSection>
              <Header className={parts.menuHeading ?? ''}>{words.commandsOf(app.botName)}</Header>
              {commands.map((one) => (
                <ShortcutItem
                  key={one.command}
                  id={`command ${one.command}`}
                  name={one.command}
                  description={one.description}
                  act={() => write(`${one.command} `)}
                />
              ))}
            </MenuSection>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
