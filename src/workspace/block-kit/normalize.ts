import { randomBytes } from 'node:crypto';
import { isObject, type Json, objectsIn } from '../json.ts';

function generated(): string {
  return randomBytes(4).toString('base64url').slice(0, 5);
}

/** The buttons in a data table's rows. They may share one action_id: the value tells the row. */
function actionCells(block: Json): Json[] {
  const cells = (Array.isArray(block.rows) ? block.rows : []).flatMap(objectsIn);
  return cells.flatMap((cell) => (cell.type === 'action_cell' && isObject(cell.element) ? [cell.element] : []));
}

/** Interactive elements in a block, wherever the block keeps them. */
export function elementsOf(block: Json): Json[] {
  const found: Json[] = [];
  if (isObject(block.accessory)) found.push(block.accessory);
  if (isObject(block.element)) found.push(block.element);
  if (block.type === 'actions' || block.type === 'context_actions') found.push(...objectsIn(block.elements));
  if (block.type === 'data_table') found.push(...actionCells(block));
  if (block.type === 'card') found.push(...objectsIn(block.actions));
  return found.filter((element) => element.type !== 'image');
}

/** All blocks with those inside containers and carousels, outermost first. */
export function flatBlocks(blocks: Json[]): Json[] {
  return blocks.flatMap((block) => {
    if (block.type === 'container') return [block, ...flatBlocks(objectsIn(block.child_blocks))];
    if (block.type === 'carousel') return [block, ...flatBlocks(objectsIn(block.elements))];
    return [block];
  });
}

function fillText(value: unknown): void {
  if (Array.isArray(value)) {
    for (const one of value) fillText(one);
  } else if (isObject(value)) {
    if (value.type === 'plain_text' && typeof value.text === 'string') value.emoji ??= true;
    if (value.type === 'mrkdwn' && typeof value.text === 'string') value.verbatim ??= false;
    for (const inner of Object.values(value)) fillText(inner);
  }
}

/** Blocks as Slack keeps them: ids that were left out are made, defaults of text objects written down. */
export function normalizeBlocks(blocks: Json[]): Json[] {
  const copy = structuredClone(blocks);
  for (const block of flatBlocks(copy)) {
    block.block_id ??= generated();
    for (const element of elementsOf(block)) element.action_id ??= generated();
  }
  fillText(copy);
  return copy;
}
