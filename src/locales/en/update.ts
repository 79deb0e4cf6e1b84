/** See catalogue.ts. */
export const update = {};
