/** See catalogue.ts. */
export const reminder = {};
