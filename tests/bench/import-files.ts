import { UHRI_HEADER, uhriRow } from '../fixtures/files/uhri-rows.ts';
import { workbookOf } from '../fixtures/files/workbook.ts';
import { chanceOf, referenceOf } from './records.ts';
import { AIMS, GROUPS, OBJECTS, RARE_WORDS, rareWord, STATES, THEMES, VERBS } from './words.ts';

/** A UHRI export with so many recommendations, no text twice; the same in every run. */
export function uhriExport(rows: number): { name: string; bytes: Uint8Array } {
  const chance = chanceOf(11);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T;
  const cells = Array.from({ length: rows }, (_, n) => {
    const rare = rareWord(Math.floor(chance() ** 3 * RARE_WORDS));
    const text = `${referenceOf(n)} ${pick(VERBS)[0]} ${pick(OBJECTS)[0]} and ${pick(OBJECTS)[0]}, ${pick(AIMS)[0]}, as ${rare} proposed (${n})`;
    return uhriRow(text, {
      themes: `- ${pick(THEMES)[0]}\n- ${pick(THEMES)[0]}`,
      groups: `- ${pick(GROUPS)}`,
      states: `- ${pick(STATES)}\n- ${pick(STATES)}`,
      id: `bench-${n}`,
    });
  });
  return { name: 'export.xlsx', bytes: workbookOf({ Export: [UHRI_HEADER, ...cells] }) };
}
