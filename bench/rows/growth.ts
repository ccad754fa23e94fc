import { sideBySide, type Row } from '../measure.ts';
import type { Stage } from '../stage.ts';
import { mayEnter } from '../../src/rooms/gate/actions.ts';
import { pageOfDates } from '../../src/sessions/dates/store.ts';

/** What decides and what lists, without HTTP: flat, however much is stored. */
export async function growth({ db, pool, seeded, grow, say }: Stage): Promise<Row[]> {
  const { member, running, group } = seeded;
  const rows: Row[] = [];
  for (const total of [10_000, 100_000, 1_000_000]) {
    const at = `${total.toLocaleString('en')} sessions`;
    say(at);
    await grow(total);
    const read = (name: string, text: string, values: readonly unknown[]) => () =>
      pool.query({ name, text, values: [...values] });
    const gate = await sideBySide(
      {
        ours: () => mayEnter(db, member.id, running),
        limit: read('by-key', 'select * from sessions where id = $1', [running]),
      },
      200,
    );
    rows.push({ operation: 'gate enter-room', at, reference: 'one indexed read', ...gate });
    const stretch = { when: 'upcoming', now: new Date() } as const;
    const first = await sideBySide(
      {
        ours: () =>
          pageOfDates({ person: member.id, stretch, limit: 51 }, 'upcoming', stretch.now).execute(
            db,
          ),
        limit: read(
          'bare-page',
          `select *
           from group_dates d
           join events e on e.id = d.id
           join sessions s on s.id = e.session_id
           where d.group_id = $2 and d.starts_at > $1
           order by d.starts_at, d.id
           limit 51`,
          [new Date(), group],
        ),
      },
      200,
    );
    const reference = '51 rows of one group by index';
    rows.push({ operation: 'My Sessions, first page', at, reference, ...first });
  }
  return rows;
}
