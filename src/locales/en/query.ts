/** See catalogue.ts. */
export const query = {};
