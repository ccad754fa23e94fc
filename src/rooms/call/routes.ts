import type { Deps } from '../../base/deps.ts';
import { routes, type Route } from '../../base/http.ts';
import { callContract } from './contract.ts';

export const roomsRoutes = (_: Deps): readonly Route[] => routes(callContract, {});
