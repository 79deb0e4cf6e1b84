/** "1 update", "3 updates": English has two forms, and every count here is an integer. */
export function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
