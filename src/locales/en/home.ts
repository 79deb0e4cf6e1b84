/** See catalogue.ts. */
export const home = {};
