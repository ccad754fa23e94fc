import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';

const Overlays = lazy(async () => ({ default: (await import('./Overlays.tsx')).Overlays }));

export function Root() {
  return (
    <>
      <Outlet />
      <Suspense fallback={null}>
        <Overlays />
      </Suspense>
    </>
  );
}
