/** An agency's name as it stands in a sentence: "the Ministry of Justice", but "Da Nang City". */
export function withThe(name: string): string {
  return /^(?:Ministry|Supreme|People['’]s)\b/.test(name) ? `the ${name}` : name;
}
