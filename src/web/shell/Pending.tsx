import { Container } from '@mantine/core';
import { Loading } from '../../base/ui/Loading.tsx';

export function Pending() {
  return (
    <Container py="xl" w="100%">
      <Loading />
    </Container>
  );
}
