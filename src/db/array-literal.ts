/**
 * A list as PostgreSQL writes one: '{"a","b"}'. By these a list for each of many rows goes into one parameter, for an array of
 * arrays would have to be a rectangle; as JSON, Prisma would escape every quotation mark once more, and the database would take
 * four times as long to read it.
 */
export function arrayLiteral(values: readonly (string | number)[]): string {
  if (values.length === 0) return '{}';
  if (typeof values[0] === 'number') return `{${values.join(',')}}`;
  return `{${values.map((value) => `"${String(value).replace(/[\\"]/g, '\\$&')}"`).join(',')}}`;
}
