import { useQuery } from '@tanstack/react-query';
import type { CallShown } from '../../control/shown.ts';
import { control } from '../server/api.ts';
import { queries, useRefusals, useWarnings } from '../server/live.ts';
import { besidesRefusals } from './summary.ts';

/** A rule by which Slack misbehaves, as `/control/misbehave` takes and shows it. */
export interface Rule {
  method: string;
  kind: string;
  /** null: until it is removed. */
  times: number | null;
  ms?: number;
  status?: number;
  error?: string;
  retryAfter?: number;
}
export interface ActiveRule extends Rule {
  id: number;
  used: number;
}

export const useCalls = () =>
  useQuery({
    queryKey: ['log', 'calls'],
    queryFn: async () => (await control.get<{ calls: CallShown[] }>('/calls?limit=300')).calls,
  }).data;

// Under 'log', because each call may use a rule up.
export const useRules = () =>
  useQuery({
    queryKey: ['log', 'misbehave'],
    queryFn: async () => (await control.get<{ rules: ActiveRule[] }>('/misbehave')).rules,
  }).data;

/** Reads again what nothing announces, such as that a log was cleared. */
export const reread = (key: 'log' | 'warnings' | 'refusals') => queries.invalidateQueries({ queryKey: [key] });

/** How many things Slack would have refused or warned about. */
export function useWarningCount(): number {
  return besidesRefusals(useWarnings() ?? []).length + (useRefusals() ?? []).length;
}
