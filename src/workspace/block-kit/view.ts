import { type Json, objectsIn } from '../json.ts';
import { checkBlocks } from './blocks.ts';
import { anything, bool, type Check, createFaults, oneOf, shape, str } from './check.ts';
import { plain } from './composition.ts';

const common: Record<string, Check> = {
  private_metadata: str(3000, 0),
  callback_id: str(255, 0),
  external_id: str(255, 0),
};

const modal = shape(
  { type: oneOf('modal'), title: plain(24), blocks: anything },
  {
    ...common,
    close: plain(24),
    submit: plain(24),
    clear_on_close: bool,
    notify_on_close: bool,
    submit_disabled: bool,
  },
);
// A Home view takes a modal's words too, and shows none of them.
const home = shape(
  { type: oneOf('home'), blocks: anything },
  { ...common, title: plain(24), close: plain(24), submit: plain(24), clear_on_close: bool, notify_on_close: bool },
);

/** Every fault of a view, as Slack words it, with its place under /view. */
export function checkView(view: Json, type: 'modal' | 'home'): string[] {
  const faults = createFaults();
  (type === 'modal' ? modal : home)(view, '/view', faults);
  if (view.blocks !== undefined) faults.list.push(...checkBlocks(view.blocks, type, '/view/blocks'));
  const hasInput = objectsIn(view.blocks).some((block) => block.type === 'input');
  if (type === 'modal' && hasInput && !view.submit) {
    faults.add('/view', 'missing required field: submit, because the view has an input block');
  }
  return faults.list;
}
