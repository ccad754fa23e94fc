import { ModalsProvider } from '@mantine/modals';
import { Outlet } from '@tanstack/react-router';

export function Root() {
  return (
    <ModalsProvider>
      <Outlet />
    </ModalsProvider>
  );
}
