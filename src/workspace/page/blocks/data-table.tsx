import { ArrowDown, ArrowUp, ChevronLeft, ChevronRight, ChevronsUpDown } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Block } from '../../control/shown.ts';
import { numberIn, stringIn } from '../json.ts';
import { useSpeech } from '../words/words.tsx';
import { Cell, isNumber } from './cell.tsx';
import { cellKey, cellText, nextSorting, type Sorting, sortRows } from './cells.ts';
import style from './data-table.module.css';
import { useInlineWords } from './rich-inline.tsx';

/** Slack's, where the app names none. */
const ROWS_A_PAGE = 5;

/** A data_table block: pages, and sorts by the column whose header is clicked. */
export function DataTable({ block }: { block: Block }) {
  const { words: all, language } = useSpeech();
  const words = all.blocks;
  const inline = useInlineWords();
  const captionId = useId();
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const [page, setPage] = useState(0);

  const rows = (Array.isArray(block.rows) ? block.rows : []).filter((row) => Array.isArray(row)) as unknown[][];
  const [header = [], ...given] = rows;
  const body = given.map((cells, index) => ({ cells, index }));
  const sorted = sorting
    ? sortRows(body, ({ cells }) => cellKey(cells[sorting.column], inline), sorting.direction, language)
    : body;
  const size = Math.max(1, Math.floor(numberIn(block.page_size) ?? ROWS_A_PAGE));
  const pages = Math.max(1, Math.ceil(body.length / size));
  // The table may have become shorter since.
  const current = Math.min(page, pages - 1);
  const shown = sorted.slice(current * size, (current + 1) * size);

  const rowHeader = numberIn(block.row_header_column_index) ?? 0;
  const caption = stringIn(block.caption);
  const nameOf = (column: number) => cellText(header[column]) || words.column(column + 1);
  const alignOf = (column: number) =>
    given.length > 0 && given.every((cells) => isNumber(cells[column])) ? 'right' : undefined;
  const sortBy = (column: number) => {
    setSorting((now) => nextSorting(now, column));
    setPage(0);
  };
  const directions = { ascending: words.sortAscending, descending: words.sortDescending };
  const status = sorting ? words.sortedBy(nameOf(sorting.column), directions[sorting.direction]) : words.unsorted;

  return (
    <div className={style.frame}>
      <p id={captionId} className={style.caption}>
        {caption || words.table}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <figure className={style.scroll} aria-labelledby={captionId} tabIndex={0}>
        <table className={style.table} aria-labelledby={captionId}>
          <thead>
            <tr>
              {header.map((_, column) => {
                const direction = sorting?.column === column ? sorting.direction : undefined;
                const Sign =
                  direction === 'ascending' ? ArrowUp : direction === 'descending' ? ArrowDown : ChevronsUpDown;
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other identity.
                  <th key={column} scope="col" aria-sort={direction ?? 'none'} data-align={alignOf(column)}>
                    <Button className={style.sort} onPress={() => sortBy(column)}>
                      <span>{nameOf(column)}</span>
                      <Sign size={14} aria-hidden="true" className={direction ? style.sorted : style.sortable} />
                    </Button>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ cells, index }) => (
              <tr key={index}>
                {cells.map((cell, column) => {
                  const key = `${index} ${column}`;
                  return column === rowHeader ? (
                    <th key={key} scope="row" data-align={alignOf(column)}>
                      <Cell cell={cell} blockId={stringIn(block.block_id)} />
                    </th>
                  ) : (
                    <td key={key} data-align={alignOf(column)}>
                      <Cell cell={cell} blockId={stringIn(block.block_id)} />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </figure>
      <p className="unseen" aria-live="polite">
        {sorting ? status : ''}
      </p>
      <div className={style.foot}>
        <p className={style.count}>
          {pages > 1
            ? words.rowsOf(current * size + 1, current * size + shown.length, body.length)
            : words.rows(body.length)}
        </p>
        {pages > 1 && (
          // biome-ignore lint/a11y/useSemanticElements: these are no fields.
          <div role="group" className={style.pages} aria-label={words.pagesOf(caption || words.table)}>
            <Button className={style.turn} isDisabled={current === 0} onPress={() => setPage(current - 1)}>
              <ChevronLeft size={16} aria-hidden="true" /> {words.previous}
            </Button>
            <span aria-live="polite">{words.page(current + 1, pages)}</span>
            <Button className={style.turn} isDisabled={current === pages - 1} onPress={() => setPage(current + 1)}>
              {words.next} <ChevronRight size={16} aria-hidden="true" />
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}
