import type { Fault } from '../../control/shown.ts';

/** A fault, and where in its block it is. */
export interface PlacedFault {
  message: string;
  place: string;
}

interface SortedFaults {
  /** Of all the blocks together, or of no place that Slack names. */
  whole: PlacedFault[];
  byBlock: Map<number, PlacedFault[]>;
}

/** `/blocks/2/text/text` is the fault of the third block; what names no block concerns the whole. */
export function sortFaults(faults: Fault[], count: number): SortedFaults {
  const sorted: SortedFaults = { whole: [], byBlock: new Map() };
  for (const { message, pointer } of faults) {
    const index = /^(?:\/view)?\/blocks\/(\d+)(?:\/|$)/.exec(pointer)?.[1];
    const fault = { message, place: pointer };
    if (index === undefined || Number(index) >= count) sorted.whole.push(fault);
    else sorted.byBlock.set(Number(index), [...(sorted.byBlock.get(Number(index)) ?? []), fault]);
  }
  return sorted;
}
