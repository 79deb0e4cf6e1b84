import type { Catalogue } from '../catalogue.ts';

export const reminder: Catalogue['reminder'] = {};
