import type { Language } from '../words/languages.ts';
import { withAddressesShown } from '../base/text/shown-address.ts';
import { writtenIn } from '../words/times.ts';
import { say } from '../words/say.ts';
import type { ToldVerdict } from './contract.ts';
import type { Args, Judged, Remedy, Verdict } from './gate.ts';

/**
 * Puts a verdict into words. Only what the asker may know goes in: a hidden check keeps its name
 * and outcome, not its sentence; one that is withheld has no outcome.
 */
export function tell(verdict: Verdict, language: Language, zone = 'UTC'): ToldVerdict {
  return {
    gate: verdict.gate,
    allowed: verdict.allowed,
    checks: verdict.checks.map((check) => ({
      name: check.name,
      title: said(language, `access.checks.${check.name}.title`, {}),
      outcome: check.outcome,
      says: sentence(check, language, zone),
      briefly: reason(check, language, zone),
      remedies: check.remedies.map((remedy) => remedyTold(remedy, language, zone)),
    })),
    paths: verdict.paths.map((path) => ({
      via: path.via,
      says: said(
        language,
        `access.paths.${path.via}`,
        spelt({ label: path.label, known: path.label ? 'yes' : 'no' }, language, zone),
      ),
    })),
  };
}

/** Of what is allowed, no more than that: for lists, whose readers see a button. */
export const tellBriefly = (verdict: Verdict, language: Language, zone?: string): ToldVerdict =>
  tell(verdict.allowed ? { ...verdict, checks: [], paths: [] } : verdict, language, zone);

const said = (language: Language, key: string, args: Args): string =>
  say(language, key, args) ?? '';

function sentence(
  { name, outcome, hidden, args }: Judged,
  language: Language,
  zone: string,
): string {
  if (outcome === 'not reached')
    return said(language, hidden ? 'access.untold' : 'access.notReached', {});
  if (hidden) return said(language, 'access.hidden', args);
  return said(language, `access.checks.${name}.${outcome}`, spelt(args, language, zone));
}

/** Why not, in the middle of a sentence; of what may not be told, nothing. */
const reason = (
  { name, outcome, hidden, args }: Judged,
  language: Language,
  zone: string,
): string =>
  outcome === 'failed' && !hidden
    ? said(language, `access.reasons.${name}`, spelt(args, language, zone))
    : '';

function remedyTold(
  { name, args = {}, href, repair, swaps }: Remedy,
  language: Language,
  zone: string,
): ToldVerdict['checks'][number]['remedies'][number] {
  const words = spelt(args, language, zone);
  const button = said(language, `access.remedies.${name}.button`, words);
  return {
    says: said(language, `access.remedies.${name}.says`, words),
    ...(button ? { button } : {}),
    ...(href ? { href } : {}),
    ...(repair ? { repair } : {}),
    ...(swaps ? { swaps } : {}),
  };
}

/**
 * Instants in arguments (ISO 8601) are shown in the asker's zone, addresses as people write them.
 */
const spelt = (args: Args, language: Language, zone: string): Args =>
  Object.fromEntries(
    Object.entries(withAddressesShown(args)).map(([name, value]) => [
      name,
      typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/u.test(value)
        ? writtenIn(language, {
            dateStyle: 'medium',
            timeStyle: 'short',
            timeZone: zone,
          }).format(new Date(value))
        : value,
    ]),
  );
