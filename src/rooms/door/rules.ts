/** Visible characters of a knock's message and of a guest's name. */
export const longestMessage = 280;
export const longestName = 60;
