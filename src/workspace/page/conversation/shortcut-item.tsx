import { MenuItem } from 'react-aria-components';
import parts from './parts.module.css';

/** A shortcut or command in a menu, with what it is for. */
export function ShortcutItem(props: { id: string; name: string; description: string; act(): void }) {
  return (
    <MenuItem id={props.id} className={parts.menuItem ?? ''} textValue={props.name} onAction={props.act}>
      {props.name}
      <small>{props.description}</small>
    </MenuItem>
  );
}
