/** The parts of a form that was sent which are read here, as Slack gives them. */
export interface SentForm {
  private_metadata: string;
  state: { values: Record<string, Record<string, SentField>> };
}

interface SentField {
  value?: string | null;
  selected_date?: string | null;
  selected_option?: { value?: string } | null;
  selected_options?: { value?: string }[] | null;
}

/** The day that was chosen in a block with a date picker. */
export function dayIn(form: Pick<SentForm, 'state'>, blockId: string): string | null {
  return fieldIn(form, blockId)?.selected_date ?? null;
}

/** What was typed in a block, empty where nothing was. */
export function textIn(form: Pick<SentForm, 'state'>, blockId: string): string {
  return fieldIn(form, blockId)?.value ?? '';
}

/** The value that was chosen in a block. */
export function choiceIn(form: Pick<SentForm, 'state'>, blockId: string): string | undefined {
  return fieldIn(form, blockId)?.selected_option?.value;
}

/** All values that were chosen in a block. */
export function choicesIn(form: Pick<SentForm, 'state'>, blockId: string): string[] {
  return (fieldIn(form, blockId)?.selected_options ?? []).flatMap(({ value }) => value ?? []);
}

/** An input block holds one field. */
function fieldIn({ state }: Pick<SentForm, 'state'>, blockId: string): SentField | undefined {
  return Object.values(state.values[blockId] ?? {})[0];
}
