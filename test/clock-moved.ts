import { ahead, moveClock } from './clock.ts';

// Loaded before the tests, and before the product where it is a process of its own.
if (ahead !== 0) moveClock(ahead);
