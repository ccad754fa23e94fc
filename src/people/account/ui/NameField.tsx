import { TextInput } from '@mantine/core';
import type { TextInputProps } from '@mantine/core';
import { roomFor } from '../../../base/text/text.ts';

/** The name of whoever makes an account. */
export const NameField = (props: TextInputProps) => (
  <TextInput
    name="name"
    autoComplete="name"
    required
    withAsterisk={false}
    maxLength={roomFor(60)}
    {...props}
  />
);
