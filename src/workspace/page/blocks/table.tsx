import type { Block } from '../../control/shown.ts';
import { isObject, type Json, stringIn } from '../json.ts';
import { useWords } from '../words/words.tsx';
import { Cell, isNumber } from './cell.tsx';
import { cellText } from './cells.ts';
import style from './table.module.css';

type Align = 'left' | 'center' | 'right';

function alignOf(settings: unknown, cell: unknown): Align {
  const { align } = isObject(settings) ? settings : ({} as Json);
  if (align === 'center' || align === 'right' || align === 'left') return align;
  return isNumber(cell) ? 'right' : 'left';
}

/** A table block: as it was sent, the first row its header. Wide ones scroll sideways. */
export function Table({ block }: { block: Block }) {
  const words = useWords().blocks;
  const rows = (Array.isArray(block.rows) ? block.rows : []).filter((row) => Array.isArray(row)) as unknown[][];
  const [header = [], ...body] = rows;
  const settings = Array.isArray(block.column_settings) ? block.column_settings : [];
  // A figure and not a section: a channel full of landmarks leads nowhere.
  const label = words.tableOf(
    header
      .map((cell) => cellText(cell))
      .filter(Boolean)
      .join(', '),
  );
  const blockId = stringIn(block.block_id);
  const at = (column: number, cell: unknown) => {
    const setting: unknown = settings[column];
    const isWrapped = isObject(setting) && setting.is_wrapped === true;
    return { 'data-align': alignOf(setting, cell), 'data-wrapped': isWrapped || undefined };
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <figure className={style.scroll} aria-label={label} tabIndex={0}>
      <table className={style.table}>
        <thead>
          <tr>
            {header.map((cell, column) => {
              // A corner without words heads nothing.
              const Tag = cellText(cell) ? 'th' : 'td';
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other identity.
                <Tag key={column} scope={Tag === 'th' ? 'col' : undefined} {...at(column, body[0]?.[column])}>
                  <Cell cell={cell} blockId={blockId} />
                </Tag>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {body.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity.
            <tr key={index}>
              {row.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other identity.
                <td key={column} title={cellText(cell)} {...at(column, cell)}>
                  <Cell cell={cell} blockId={blockId} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
