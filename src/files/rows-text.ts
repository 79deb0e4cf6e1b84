/** "row 3", "rows 3, 5 and 8", "rows 3, 5, 8 and 12 more" */
export function rowsText(rows: readonly number[]): string {
  if (rows.length === 1) return `row ${rows[0]}`;
  if (rows.length <= 5) return `rows ${rows.slice(0, -1).join(', ')} and ${rows.at(-1)}`;
  return `rows ${rows.slice(0, 4).join(', ')} and ${rows.length - 4} more`;
}
