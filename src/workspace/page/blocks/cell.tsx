import { ActionElement } from '../elements/element.tsx';
import { isObject, oneTypedIn } from '../json.ts';
import { cellText } from './cells.ts';
import { RichText } from './rich-text.tsx';

/** What is in a table's cell: raw text, a number as the app wrote it, rich text, or a button. */
export function Cell({ cell, blockId }: { cell: unknown; blockId: string }) {
  if (!isObject(cell)) return null;
  if (cell.type === 'rich_text') return <RichText block={cell} />;
  const element = cell.type === 'action_cell' ? oneTypedIn(cell.element) : undefined;
  if (element) return <ActionElement blockId={blockId} element={element} />;
  return <>{cellText(cell)}</>;
}

export const isNumber = (cell: unknown): boolean => isObject(cell) && cell.type === 'raw_number';
