import { ProblemError } from '../../base/ui/api.ts';
import type { Told } from '../contract.ts';

export const isTold = (value: unknown): value is Told => typeof value === 'object' && value !== null && 'checks' in value && Array.isArray(value.checks);

/** The verdict a refusal carries, if a gate said no. */
export const toldOf = (error: unknown): Told | null => (error instanceof ProblemError && isTold(error.document.verdict) ? error.document.verdict : null);

export const firstFailed = (told: Told): Told['checks'][number] | undefined => told.checks.find((check) => check.outcome === 'failed');
