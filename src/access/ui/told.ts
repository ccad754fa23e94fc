import type { ToldVerdict } from '../contract.ts';

export const isTold = (value: unknown): value is ToldVerdict =>
  typeof value === 'object' && value !== null && 'checks' in value && Array.isArray(value.checks);

export const firstFailed = (told: ToldVerdict): ToldVerdict['checks'][number] | undefined =>
  told.checks.find((check) => check.outcome === 'failed');
