/** Browsers of one person. */
export const MOST = 16;
