import { createContext } from 'react';

/** The id that an input block's label points to, for controls that are one field. */
export const InputId = createContext<string | undefined>(undefined);
