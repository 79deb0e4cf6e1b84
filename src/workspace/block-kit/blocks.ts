import { isObject, type Json, objectsIn } from '../json.ts';
import { byType, createFaults, type Faults } from './check.ts';
import { layouts, type Surface, surfaces } from './layouts.ts';
import { elementsOf, flatBlocks } from './normalize.ts';
import { checkTogether } from './tables.ts';

const maximumBlocks: Record<Surface, number> = { message: 50, modal: 100, home: 100 };
const maximumMarkdown = 12_000;

function checkDuplicates(blocks: Json[], at: string, faults: Faults): void {
  const blockIds = new Set<unknown>();
  for (const [index, block] of blocks.entries()) {
    const place = `${at}/${index}`;
    for (const inner of flatBlocks([block])) {
      if (inner.block_id !== undefined && blockIds.has(inner.block_id)) {
        faults.add(`${place}/block_id`, `\`block_id\` \`${inner.block_id}\` already exists for another block`);
      }
      blockIds.add(inner.block_id);
      const own = new Set<unknown>();
      for (const element of elementsOf(inner)) {
        if (element.action_id === undefined || inner.type === 'data_table') continue;
        if (own.has(element.action_id)) {
          faults.add(`${place}/elements`, `\`action_id\` \`${element.action_id}\` already exists for another element`);
        }
        own.add(element.action_id);
      }
    }
  }
}

function checkFocus(blocks: Json[], at: string, faults: Faults): void {
  const focused = flatBlocks(blocks)
    .flatMap(elementsOf)
    .filter((element) => element.focus_on_load === true);
  if (focused.length > 1) faults.add(at, 'only one element may have focus_on_load');
}

function checkFileInputs(blocks: Json[], surface: Surface, at: string, faults: Faults): void {
  for (const [index, block] of blocks.entries()) {
    const isFile = isObject(block.element) && block.element.type === 'file_input';
    if (isFile && surface !== 'modal') faults.add(`${at}/${index}/element/type`, 'unsupported type: file_input');
  }
}

/** Every fault of these blocks on this surface, as Slack words it; none when they are right. */
export function checkBlocks(blocks: unknown, surface: Surface, at = '/blocks'): string[] {
  const faults = createFaults();
  if (!Array.isArray(blocks)) {
    faults.add(at, 'must provide an array');
    return faults.list;
  }
  const most = maximumBlocks[surface];
  if (blocks.length > most) faults.add(at, `no more than ${most} items allowed`);
  const here = Object.keys(surfaces).filter((type) => surfaces[type]?.includes(surface));
  const check = byType(() => layouts, here);
  for (const [index, block] of blocks.entries()) check(block, `${at}/${index}`, faults);
  const objects = objectsIn(blocks);
  if (objects.length === blocks.length) {
    checkDuplicates(objects, at, faults);
    checkFocus(objects, at, faults);
    checkFileInputs(objects, surface, at, faults);
    checkTogether(objects, at, faults);
    const markdown = objects.filter((block) => block.type === 'markdown').map((block) => String(block.text));
    if ([...markdown.join('')].length > maximumMarkdown && markdown.length > 1) {
      faults.add(at, `markdown blocks must be less than ${maximumMarkdown + 1} characters in total`);
    }
  }
  return faults.list;
}
