import type { Catalogue } from '../catalogue.ts';

export const query: Catalogue['query'] = {};
