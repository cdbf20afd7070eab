"use strict";
// When incidents happened, in days since 1970: a month is a span of days and never its first.
{
  const DAY = 86400000;
  const NEVER = -(2 ** 31);
  const number = (year, month, day) => Math.round(Date.UTC(year, month, day) / DAY);

  // First and last day that a partial date can mean, or null for what is no date.
  function span(text) {
    const found = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text);
    if (!found) return null;
    const [year, month, day] = found.slice(1).map((part) => (part === undefined ? null : Number(part)));
    if (day !== null) return [number(year, month - 1, day), number(year, month - 1, day)];
    if (month !== null) return [number(year, month - 1, 1), number(year, month, 0)];
    return [number(year, 0, 1), number(year, 11, 31)];
  }

  // Spans of each value of a column of dates, "nobody said" first.
  function spans(column) {
    const first = new Int32Array(column ? column.size : 1).fill(NEVER), last = first.slice();
    for (let value = 1; value < first.length; value += 1) {
      const found = span(column.value(value));
      if (found) [first[value], last[value]] = found;
    }
    return { first, last, at: (row) => (column ? column.position(row) : 0) };
  }

  // First and last day of every row, NEVER for undated ones; as schema.dates.span has it.
  incidentMap.spans = function (data) {
    const starts = spans(data.columns.date_start), ends = spans(data.columns.date_end);
    const first = new Int32Array(data.count), last = new Int32Array(data.count);
    for (let row = 0; row < data.count; row += 1) {
      const start = starts.at(row), end = ends.at(row);
      first[row] = starts.first[start];
      last[row] = end && ends.last[end] !== NEVER ? ends.last[end] : starts.last[start];
      if (!end && first[row] === last[row] && first[row] !== NEVER && data.text("date_precision", row) === "week") last[row] += 6;
    }
    return { first, last };
  };

  const text = (day) => new Date(day * DAY).toISOString().slice(0, 10);

  // The day on which the unit that holds this day begins, and that of the next.
  const STARTS = {
    day: (day) => day,
    week: (day) => day - ((((day + 3) % 7) + 7) % 7),
    month(day) { const at = new Date(day * DAY); return number(at.getUTCFullYear(), at.getUTCMonth(), 1); },
    year: (day) => number(new Date(day * DAY).getUTCFullYear(), 0, 1),
  };
  const LENGTHS = { day: 1, week: 7, month: 31, year: 366 };

  // The first days of all units from one day to another, and the day after the last.
  function units(unit, from, to) {
    const found = [STARTS[unit](from)];
    while (found[found.length - 1] <= to) found.push(STARTS[unit](found[found.length - 1] + LENGTHS[unit]));
    return found;
  }

  incidentMap.days = { NEVER, LENGTHS, span, text, units };
}
