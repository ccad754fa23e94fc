import { z } from 'zod';
import type { GroupId, Id, OrganisationId, PersonId } from '../ids.ts';

/** What an entry of one kind is about, and what it says of that. */
type Declared<Of extends string, Shape extends z.ZodRawShape> = {
  readonly subject: readonly Of[];
  readonly data: z.ZodObject<Shape, z.core.$strict>;
};
/**
 * Declares a kind of entry. `persons` and `groups` in the data name whom and which groups the change
 * touches, for those who have just lost sight of it. Entries outlive the code that wrote them: a
 * field that comes later is optional.
 */
export const entry = <Of extends string, Shape extends z.ZodRawShape>(
  subject: Of | readonly Of[],
  data: Shape,
): Declared<Of, Shape> => ({
  subject: typeof subject === 'string' ? [subject] : subject,
  data: z.strictObject(data),
});
/** Whatever these are the ids of, in the data of an entry. */
export const ids = <Of extends string>(of: Of) =>
  z.array(z.uuid()).describe(of) as unknown as z.ZodType<readonly Id<Of>[]>;
export const idOf = <Of extends string>(of: Of) =>
  z.uuid().describe(of) as unknown as z.ZodType<Id<Of>>;
export const persons = ids('person');
export const groups = ids('group');

/**
 * Every kind of entry there is. The `entries.ts` of each feature adds its own, so that nobody needs
 * to know the others to append one or to hear it.
 */
export interface Entries {}
export type Declares<Some> = Some;

export type Kind = keyof Entries;
type SubjectOf<K extends Kind> = Entries[K] extends { readonly subject: readonly (infer Of)[] }
  ? [Of] extends [never]
    ? null
    : Id<Of & string>
  : never;
type DataOf<K extends Kind> = Entries[K] extends { readonly data: infer Data extends z.ZodType }
  ? Readonly<z.infer<Data>>
  : never;
type SaysNothing<K extends Kind> = Entries[K] extends { readonly data: z.ZodObject<infer Shape> }
  ? [keyof Shape] extends [never]
    ? true
    : false
  : never;

/** An entry as it is heard; of several kinds, told apart by `kind`. */
export type Entry<K extends Kind = Kind> = K extends Kind
  ? {
      readonly seq: number;
      readonly at: Date;
      readonly organisation: OrganisationId | null;
      readonly person: PersonId | null;
      readonly kind: K;
      readonly subject: SubjectOf<K>;
      readonly data: DataOf<K>;
    }
  : never;
/** An entry as it is appended. */
export type NewEntry<K extends Kind = Kind> = K extends Kind
  ? {
      readonly kind: K;
      readonly organisation?: OrganisationId | null;
    } & (SubjectOf<K> extends null
      ? { readonly subject?: null }
      : { readonly subject: SubjectOf<K> }) &
      (SaysNothing<K> extends true ? { readonly data?: undefined } : { readonly data: DataOf<K> })
  : never;

/** What somebody has done, as far as it is told apart from other entries of that kind. */
export type Deed<K extends Kind = Kind> = K extends Kind
  ? {
      readonly kind: K;
      readonly organisation?: OrganisationId;
      readonly subject?: SubjectOf<K>;
      readonly data?: Partial<DataOf<K>>;
    }
  : never;

/** The kinds that a feature declares, as a list. */
export const kindsOf = <Some extends object>(declared: Some) =>
  Object.keys(declared) as (keyof Some & Kind)[];

/** Whom a change touches. */
export const personsIn = ({ data }: Entry): readonly PersonId[] =>
  ('persons' in data && data.persons) || [];
/** Which groups a change touches. */
export const groupsIn = ({ data }: Entry): readonly GroupId[] =>
  ('groups' in data && data.groups) || [];
