import type { Catalogue } from '../catalogue.ts';

export const lookup: Catalogue['lookup'] = {};
