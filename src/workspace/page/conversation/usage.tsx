import { Button, Group } from 'react-aria-components';
import type { CommandShown } from '../../control/shown.ts';
import { examplesOf } from '../usage-hint.ts';
import { useWords } from '../words/words.tsx';
import style from './composer.module.css';

/** While a command is being written: what it takes. Each of its examples can be put into the field. */
export function Usage({ command, write }: { command: CommandShown; write(text: string): void }) {
  const { conversation: words } = useWords();
  return (
    <Group className={style.usage ?? ''} aria-label={words.usage(command.command)}>
      <span>
        <strong>{command.command}</strong> {command.description}
      </span>
      <div className={style.examples}>
        {examplesOf(command.usage_hint).map((example) => (
          <Button
            key={example}
            className={style.example ?? ''}
            aria-label={words.example(`${command.command} ${example}`)}
            onPress={() => write(`${command.command} ${example}`)}
          >
            {example}
          </Button>
        ))}
      </div>
    </Group>
  );
}
