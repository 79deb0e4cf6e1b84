import type { Catalogue } from '../catalogue.ts';

export const update: Catalogue['update'] = {};
