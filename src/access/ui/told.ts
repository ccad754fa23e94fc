import type { Told } from '../contract.ts';

export const isTold = (value: unknown): value is Told =>
  typeof value === 'object' && value !== null && 'checks' in value && Array.isArray(value.checks);

export const firstFailed = (told: Told): Told['checks'][number] | undefined =>
  told.checks.find((check) => check.outcome === 'failed');
