/** See catalogue.ts. */
export const errors = {};
