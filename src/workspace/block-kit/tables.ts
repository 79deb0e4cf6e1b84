import { isObject, type Json, objectsIn } from '../json.ts';
import { all, bool, byType, type Check, type Faults, finite, int, list, oneOf, rule, shape, str } from './check.ts';
import { blockId } from './composition.ts';
import { elements } from './elements.ts';
import { richText } from './rich-text.ts';

const rawText = shape({ text: str(10_000) });
const rawNumber = shape({ value: finite, text: str(10_000) });
const plainCells: Record<string, Check> = { raw_text: rawText, raw_number: rawNumber };
const cells: Record<string, Check> = { ...plainCells, rich_text: richText };
const actionCell = shape({ element: byType(() => elements, ['button']) }, { fallback: byType(() => plainCells) });

const sameWidth = rule((value, at, faults) => {
  const rows = Array.isArray(value.rows) ? value.rows : [];
  const width = Array.isArray(rows[0]) ? rows[0].length : 0;
  for (const [index, row] of rows.entries()) {
    if (Array.isArray(row) && row.length !== width) {
      faults.add(`${at}/rows/${index}`, `must have ${width} cells, as the first row has`);
    }
  }
});

export const table = all(
  shape(
    {
      rows: list(
        list(
          byType(() => cells),
          1,
          20,
        ),
        1,
        100,
      ),
    },
    {
      block_id: blockId,
      column_settings: list(
        (value, at, faults) => {
          if (value === null) return;
          shape({}, { align: oneOf('left', 'center', 'right'), is_wrapped: bool })(value, at, faults);
        },
        0,
        20,
      ),
    },
  ),
  sameWidth,
);

const header = list(
  byType(() => plainCells),
  1,
  20,
);
const bodyRow = list(
  byType(() => ({ ...cells, action_cell: actionCell })),
  1,
  20,
);
const dataRows: Check = (value, at, faults) => {
  list(() => {}, 2, 201)(value, at, faults);
  if (!Array.isArray(value)) return;
  for (const [index, row] of value.slice(0, 201).entries())
    (index === 0 ? header : bodyRow)(row, `${at}/${index}`, faults);
};

export const dataTable = all(
  shape(
    { rows: dataRows, caption: str(255) },
    { block_id: blockId, page_size: int(1, 100), row_header_column_index: int(0, 19) },
  ),
  sameWidth,
  rule((value, at, faults) => {
    const width = Array.isArray(value.rows) && Array.isArray(value.rows[0]) ? value.rows[0].length : 20;
    if (typeof value.row_header_column_index === 'number' && value.row_header_column_index >= width) {
      faults.add(`${at}/row_header_column_index`, `must be less than the number of columns, ${width}`);
    }
  }),
);

const label = str(20);
const series = list(shape({ name: label, data: list(shape({ label, value: finite }), 1, 20) }), 1, 12);
const axes = shape({ categories: list(label, 1, 20) }, { x_label: str(50), y_label: str(50) });

/** Every series has one point for each category, and its own name. */
const pointsMatch = rule((value, at, faults) => {
  const categories =
    isObject(value.axis_config) && Array.isArray(value.axis_config.categories) ? value.axis_config.categories : [];
  const names = new Set<unknown>();
  for (const [index, one] of objectsIn(value.series).entries()) {
    if (names.has(one.name)) faults.add(`${at}/series/${index}/name`, `series name "${one.name}" already exists`);
    names.add(one.name);
    const labels = objectsIn(one.data).map((point) => point.label);
    if (labels.length !== categories.length || categories.some((category) => !labels.includes(category))) {
      faults.add(`${at}/series/${index}/data`, 'labels must match axis_config categories');
    }
  }
});

const xyChart = all(shape({ series, axis_config: axes }), pointsMatch);
const positive: Check = (value, at, faults) => {
  finite(value, at, faults);
  if (typeof value === 'number' && value <= 0) faults.add(at, 'must be greater than 0');
};

export const dataVisualization = shape(
  {
    title: str(50),
    chart: byType(() => ({
      pie: shape({ segments: list(shape({ label, value: positive }), 1, 12) }),
      bar: xyChart,
      line: xyChart,
      area: xyChart,
    })),
  },
  { block_id: blockId },
);

function cellLength(cell: unknown): number {
  if (!isObject(cell)) return 0;
  if (typeof cell.text === 'string') return [...cell.text].length;
  return objectsIn(cell.elements).reduce((sum, one) => sum + cellLength(one), 0);
}

function lengthOfCells(blocks: Json[]): number {
  return blocks
    .flatMap((block) => (Array.isArray(block.rows) ? block.rows : []))
    .flatMap((row) => (Array.isArray(row) ? row : []))
    .reduce((sum: number, cell) => sum + cellLength(cell), 0);
}

/** What holds for the tables and charts of a message together. */
export function checkTogether(blocks: Json[], at: string, faults: Faults): void {
  const ofType = (type: string) => blocks.filter((block) => block.type === type);
  if (ofType('table').length > 1) faults.add(at, 'only one table allowed');
  if (ofType('data_visualization').length > 2) faults.add(at, 'no more than 2 data_visualization blocks allowed');
  if (lengthOfCells(ofType('table')) > 10_000)
    faults.add(at, 'table cells must be less than 10001 characters in total');
  if (lengthOfCells(ofType('data_table')) > 20_000) {
    faults.add(at, 'data_table cells must be less than 20001 characters in total');
  }
}
