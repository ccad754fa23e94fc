import { Title } from '@mantine/core';

export function Heading({ children }: { readonly children: string }) {
  return (
    <Title order={2} size="h4">
      {children}
    </Title>
  );
}
