/** Pages wait like that, too. */
export const pause = (milliseconds: number): Promise<void> =>
  new Promise((over) => void setTimeout(over, milliseconds));
