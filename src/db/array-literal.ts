/**
 * A list as PostgreSQL writes one: '{"a","b"}'. By these a list for each of many rows goes into one parameter, for an array of
 * arrays would have to be a rectangle; as JSON, Prisma would escape every quotation mark once more, and the database would take
 * four times as long to read it. So does a whole column, which Prisma would go through value by value.
 */
export function arrayLiteral(values: readonly (string | number | null)[]): string {
  let literal = '';
  for (const value of values) literal += `,${typeof value === 'string' ? quoted(value) : (value ?? 'NULL')}`;
  return `{${literal.slice(1)}}`;
}

function quoted(value: string): string {
  return SPECIAL.test(value) ? `"${value.replace(/[\\"]/g, '\\$&')}"` : `"${value}"`;
}

const SPECIAL = /[\\"]/;
