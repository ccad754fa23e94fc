import type { Answer, Parsed } from '../../../base/api/contract.ts';
import { parse } from '../../../base/api/parse.ts';
import { Invalid, type Fault } from '../../../base/api/refusals.ts';
import { brokenConstraint, transact, type Db, type Tx } from '../../../base/data/database.ts';
import type { OrganisationId } from '../../../base/ids.ts';
import type { Who } from '../../../base/serve/caller.ts';
import { tidyLine } from '../../../base/text/text.ts';
import { admitAdmin } from '../../../people/organisation/standing/actions.ts';
import type { Language } from '../../../words/languages.ts';
import { say } from '../../../words/say.ts';
import { change, make } from '../actions.ts';
import { equipmentContract } from '../contract.ts';
import { findAssembly, lockAssembly } from '../store.ts';
import type { importsContract } from './contract.ts';
import { rowsOf, type Row } from './csv.ts';
import { columns, headOf, LINES, noSpans, saidIn, type ColumnName, type Said } from './rules.ts';
import { assemblyNamed, attempt, groupsCalled } from './store.ts';

type Told = Answer<(typeof importsContract)['POST /api/organisations/{id}/assembly-imports']>;
type Line = Told['lines'][number];
type Became = { readonly outcome: Line['outcome']; readonly faults: readonly Fault[] };
const making = equipmentContract['POST /api/organisations/{id}/assemblies'];
const changing = equipmentContract['PATCH /api/assemblies/{id}'];

type Given = { readonly id: OrganisationId; readonly csv: string; readonly trial: boolean };
/** Each line stands for itself: one that is refused takes nothing from the others. */
export const importTable = (db: Db, who: Who, { id, csv, trial }: Given): Promise<Told> =>
  transact(db, async (tx) => {
    await admitAdmin(tx, who, id);
    const { head, rows } = tableIn(csv);
    const seen = new Set<string>();
    const lines: Line[] = [];
    for (const row of rows) {
      const said = saidIn(row, head);
      const key = tidyLine(said.name).toLowerCase();
      const became = seen.has(key) ? twice : await become(tx, who, { id, said, trial });
      seen.add(key);
      lines.push(told(who.language, row, said, became));
    }
    return { lines };
  });
const told = (language: Language, { line }: Row, { name }: Said, became: Became): Line => ({
  line,
  name: name.slice(0, 200),
  outcome: became.outcome,
  faults: became.faults.map((fault) => ({
    column: columns.find((column) => fault.pointer.split('/').includes(column)) ?? '',
    says: sentence(language, fault),
  })),
});
const twice: Became = {
  outcome: 'refused',
  faults: [{ pointer: '#/body/name', code: 'name-twice' }],
};

function tableIn(csv: string): { head: readonly ColumnName[]; rows: readonly Row[] } {
  const [first, ...rows] = rowsOf(csv);
  const head = headOf(first?.cells ?? []);
  const fault = 'code' in head ? head : rows.length > LINES ? { code: 'too-many-lines' } : null;
  if (fault) throw new Invalid({ pointer: '#/body/csv', ...fault });
  return { head: head as readonly ColumnName[], rows };
}

const sentence = (language: Language, { code, args = {} }: Fault): string =>
  say(language, `base.faults.${code}`, args) ??
  say(language, `base.problems.${code}`, args) ??
  say(language, 'base.faults.wrong-value', {})!;

type Wanted = { readonly id: OrganisationId; readonly said: Said; readonly trial: boolean };
async function become(tx: Tx, who: Who, { trial, ...wanted }: Wanted): Promise<Became> {
  try {
    return { outcome: await attempt(tx, () => put(tx, who, wanted), !trial), faults: [] };
  } catch (error) {
    if (error instanceof Invalid) return { outcome: 'refused', faults: error.faults };
    const code = brokenConstraint(error);
    if (code) return { outcome: 'refused', faults: [{ pointer: '#/body/name', code }] };
    throw error;
  }
}

async function put(
  tx: Tx,
  who: Who,
  { id, said }: Omit<Wanted, 'trial'>,
): Promise<'made' | 'changed' | 'same'> {
  const there = await assemblyNamed(tx, id, tidyLine(said.name));
  const body = { ...said.fields, ...(await readGroups(tx, who, id, said)) };
  if (there === null) {
    const { body: settings } = parse(making, { params: { id }, query: {}, body });
    await make(tx, who, { organisation: id, ...(settings as Parsed<typeof making>['body']) });
    return 'made';
  }
  const { body: changes } = parse(changing, { params: { id: there }, query: {}, body });
  await lockAssembly(tx, there);
  const { version } = (await findAssembly(tx, there))!;
  const wanted = changes as Parsed<typeof changing>['body'];
  const now = await change(tx, who, { id: there, version, changes: wanted });
  return now.version === version ? 'same' : 'changed';
}

/** The groups that a line names, once all that it says can be read. */
async function readGroups(tx: Tx, who: Who, id: OrganisationId, said: Said) {
  const { groups } = said;
  const known = await groupsCalled(tx, who.person, id, Object.values(groups).flat());
  const faults: Fault[] = Object.entries(groups).flatMap(([column, names]) =>
    names.flatMap((name) =>
      known.has(name)
        ? []
        : [
            {
              pointer: `#/body/${column}`,
              code: 'no-such-group',
              args: { name: name.slice(0, 80) },
            },
          ],
    ),
  );
  for (const column of noSpans(said))
    faults.push({ pointer: `#/body/${column}`, code: 'not-a-span' });
  if (faults.length > 0) throw new Invalid(faults.slice(0, 20));
  return Object.fromEntries(
    Object.entries(groups).map(([column, names]) => [column, names.map((name) => known.get(name))]),
  );
}
