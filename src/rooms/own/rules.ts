/** An ad-hoc session of which nothing else was said ends after this long. */
export const adHocHours = 24;
