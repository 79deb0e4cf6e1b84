/** See catalogue.ts. */
export const lookup = {};
