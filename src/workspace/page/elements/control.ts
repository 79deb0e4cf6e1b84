import type { Field } from './field.tsx';

/** How a control is called, and where its hint and error stand. */
export interface Naming {
  'aria-label'?: string | undefined;
  'aria-labelledby'?: string | undefined;
  'aria-describedby'?: string | undefined;
}

/** What every control of an element is given. */
export interface ControlProps {
  blockId: string;
  field: Field;
  naming: Naming;
  isRequired: boolean;
  isInvalid: boolean;
  /** Whether it may be emptied again: an optional input. */
  canEmpty: boolean;
}
