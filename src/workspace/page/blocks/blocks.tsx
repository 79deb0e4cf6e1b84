import type { Block, Fault } from '../../control/shown.ts';
import { BlockView } from './block.tsx';
import style from './blocks.module.css';
import { sortFaults } from './faults.ts';
import { Refused } from './refused.tsx';

/** Blocks in the place that is above them (PlaceProvider). With faults: each is shown at its block, with its words. */
export function Blocks({ blocks, faults = [] }: { blocks: Block[]; faults?: Fault[] }) {
  const { whole, byBlock } = sortFaults(faults, blocks.length);
  return (
    <div className={style.blocks}>
      {whole.length > 0 && <Refused faults={whole} />}
      {blocks.map((block, index) => {
        const own = byBlock.get(index);
        // An app may give one id twice, and a refused block none.
        const key = `${block?.block_id ?? block?.type} ${blocks.slice(0, index).filter((one) => one?.block_id === block?.block_id).length}`;
        return own ? (
          <Refused key={key} faults={own}>
            <BlockView block={block} />
          </Refused>
        ) : (
          <BlockView key={key} block={block} />
        );
      })}
    </div>
  );
}
