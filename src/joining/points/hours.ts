/** Hours in a unit of time: "72 hours" and "three days" are one answer. */
export const hours: Readonly<Record<string, number>> = {
  minute: 1 / 60,
  hour: 1,
  day: 24,
  week: 168,
  month: 730,
  year: 8766,
  decade: 87_660,
};
