/** A usage hint's alternatives: what stands between bars, save those in brackets, which are part of one. */
export function examplesOf(usageHint: string): string[] {
  const examples: string[] = [];
  let depth = 0;
  let example = '';
  for (const letter of usageHint) {
    if ('[(<{'.includes(letter)) depth += 1;
    if ('])>}'.includes(letter)) depth = Math.max(0, depth - 1);
    if (letter === '|' && depth === 0) {
      examples.push(example);
      example = '';
    } else example += letter;
  }
  return [...examples, example].map((one) => one.trim()).filter(Boolean);
}

/** Whether an example can be used as it is: nobody knows with what a place would be filled in, or which of two is meant. */
export const isReady = (example: string): boolean => !/[[\]<>{}|…]|\.\.\./.test(example);
