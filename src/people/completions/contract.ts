import { z } from 'zod';
import { contract, id, instant, line, nothing, page, paging } from '../../base/api/contract.ts';

export const Qualification = z.object({
  id: id<'qualification'>(),
  name: z.string(),
  people: z.number().int().describe('who have it now'),
});
const administer = { who: 'person', gate: 'administer-organisation' } as const;
const organisation = z.object({ id: id<'organisation'>() });
const qualification = z.object({ id: id<'organisation'>(), qualification: id<'qualification'>() });
const holder = qualification.extend({ person: id<'person'>() });
const body = z.strictObject({ name: line(80) });
const tag = 'Qualifications';

export const completionsContract = contract({
  'GET /api/organisations/{id}/qualifications': {
    summary: 'What assemblies may ask for, by name',
    policy: administer,
    params: organisation,
    query: z.object(paging),
    answers: { 200: page(Qualification) },
    tag,
  },
  'POST /api/organisations/{id}/qualifications': {
    summary: 'Name a qualification',
    policy: administer,
    params: organisation,
    body,
    answers: { 201: z.object({ id: id<'qualification'>() }) },
    tag,
  },
  'PATCH /api/organisations/{id}/qualifications/{qualification}': {
    summary: 'Rename a qualification',
    policy: administer,
    params: qualification,
    body,
    answers: { 204: nothing },
    tag,
  },
  'DELETE /api/organisations/{id}/qualifications/{qualification}': {
    summary: 'Remove a qualification; assemblies that asked for it ask for none',
    policy: administer,
    params: qualification,
    answers: { 204: nothing },
    tag,
  },
  'GET /api/organisations/{id}/qualifications/{qualification}/people': {
    summary: 'Who has it, or had it until it expired, by name',
    policy: administer,
    params: qualification,
    query: z.object(paging),
    answers: {
      200: page(
        z.object({
          person: id<'person'>(),
          name: z.string(),
          given: instant,
          by: z.string().nullable().describe('who gave it by hand'),
          expires: instant.nullable().describe('null: it stays'),
          expired: z.boolean(),
        }),
      ),
    },
    tag,
  },
  'PUT /api/organisations/{id}/qualifications/{qualification}/people/{person}': {
    summary: 'Give it to somebody of the organisation, or to a contact; or change when it expires',
    policy: administer,
    params: holder,
    body: z.strictObject({ expires: instant.nullable().default(null) }),
    answers: { 204: nothing },
    tag,
  },
  'DELETE /api/organisations/{id}/qualifications/{qualification}/people/{person}': {
    summary: 'Take it away from somebody',
    policy: administer,
    params: holder,
    answers: { 204: nothing },
    tag,
  },
});
