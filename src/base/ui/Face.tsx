import { Avatar, Box, Group, Text } from '@mantine/core';
import { Fragment } from 'react';
import type { ReactNode } from 'react';
import classes from './Face.module.css';

type Person = {
  readonly id?: string;
  readonly name: string;
  readonly picture?: string | null | undefined;
};

const HUES = 12;
const stable = (text: string): number =>
  [...text].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0, 7);

export const initials = (name: string): string => {
  const words = name
    .trim()
    .split(/[\s.@_-]+/u)
    .filter(Boolean);
  const first = [...(words[0] ?? '?')][0] ?? '?';
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : '';
  return (first + last).toUpperCase();
};

/**
 * Picture or initials; the colour belongs to the person and stays. Says nothing itself: the name
 * stands beside it.
 */
export function Face({
  person,
  size = 36,
}: {
  readonly person: Person;
  readonly size?: number | string;
}) {
  const hue = (stable(person.id ?? person.name) % HUES) * (360 / HUES) + 10;
  return (
    <Avatar
      src={person.picture ?? null}
      size={size}
      radius="50%"
      alt=""
      aria-hidden
      style={{ '--face-hue': hue }}
      classNames={{ placeholder: classes.initials ?? '' }}
    >
      {initials(person.name)}
    </Avatar>
  );
}

/** A mail address, broken between its parts where it does not fit on one line. */
export const Address = ({ children }: { readonly children: string }) =>
  children.split(/(?=[@.])/u).map((part, at) => (
    <Fragment key={at}>
      {at > 0 && <wbr />}
      {part}
    </Fragment>
  ));

/** Face, name and a second line. */
export function PersonLine({
  person,
  below,
  size = 36,
}: {
  readonly person: Person;
  readonly below?: ReactNode;
  readonly size?: number;
}) {
  return (
    <Group gap="sm" wrap="nowrap" miw={0}>
      <Face person={person} size={size} />
      <Box miw={0}>
        <Text size="sm" fw={500} className={classes.name ?? ''}>
          <bdi>{person.name}</bdi>
        </Text>
        {below && (
          <Text component="div" size="xs" c="dimmed" lineClamp={2} className={classes.below ?? ''}>
            {typeof below === 'string' ? <Address>{below}</Address> : below}
          </Text>
        )}
      </Box>
    </Group>
  );
}
