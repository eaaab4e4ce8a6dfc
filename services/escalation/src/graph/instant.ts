/** Whether it is a day that the calendar has, written as we write it, in a year that the database knows too. */
export const isInstant = (text: string): boolean => /^[1-9]\d{3}-/.test(text) && new Date(text).toJSON() === text;
