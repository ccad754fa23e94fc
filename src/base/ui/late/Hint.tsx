import { Tooltip } from '@mantine/core';

type Props = {
  readonly target: HTMLElement;
  readonly shown: boolean;
  readonly label: string;
};

export const Hint = ({ target, shown, label }: Props) => (
  <Tooltip target={target} opened={shown} label={label} multiline maw={320} />
);
