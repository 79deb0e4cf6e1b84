/** The project's folder: as far from src/root.ts as from the files in dist, which has no folders of code. */
export const ROOT = new URL('..', import.meta.url);
