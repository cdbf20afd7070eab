"use strict";
// Figures, dates and places in words, as a popup says them. Unknown is said, never 0.
{
  const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December"];
  const DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;
  const LENGTHS = { month: 7, year: 4 };
  const NOTES = { 7: " (known to the month)", 4: " (known to the year)" };

  // "12,345.6". The browser's own formatters take a tenth of a second to load.
  function number(value) {
    const [whole, rest] = String(value).split(".");
    return whole.replace(/\B(?=(\d{3})+$)/g, ",") + (rest ? `.${rest}` : "");
  }

  function oneDate(text) {
    const [, year, month, day] = text.match(DATE);
    return [day && Number(day), month && MONTHS[month - 1], year].filter(Boolean).join(" ");
  }

  function dates(start, end) {
    if (start.length === 10 && end.length === 10 && start.slice(0, 7) === end.slice(0, 7)) {
      return `${Number(start.slice(8))}-${oneDate(end)}`;
    }
    return `${oneDate(start)} to ${oneDate(end)}`;
  }

  const isDate = (text) => DATE.test(text) && Number(text.slice(5, 7) || 1) <= 12;

  // "night of 21-22 November 2024", "October 2023 (known to the month)"; what is no date stays.
  function when(start, end, precision, time) {
    const [from, to] = [start, end].map((text) => (text || "").slice(0, LENGTHS[precision] || 10e9));
    if (!from && !to) return "date unknown";
    if (![from, to].every((text) => !text || isDate(text)) || !from) return [from, to].filter(Boolean).join(" to ");
    const several = to && to !== from;
    if (precision === "night" && several) return timed(`night of ${dates(from, to)}`, time);
    const note = precision === "week" ? " (known to the week)" : NOTES[from.length] || "";
    return timed((several ? dates(from, to) : oneDate(from)) + note, time);
  }

  const timed = (words, time) => (time ? `${words}, ${time} local time` : words);

  // A range of munitions: "2", "at least 2", "at most 5", "2 to 5"; null when nobody said.
  function count(low, high) {
    if (low === null && high === null) return null;
    if (low === high) return number(low);
    if (high === null) return low ? `at least ${number(low)}` : "0 or more (no upper figure)";
    return low === null ? `at most ${number(high)}` : `${number(low)} to ${number(high)}`;
  }

  // Low, best and high of a toll: "2", "13 to 20 (best 15)", "not stated".
  function people(low, best, high) {
    if (low === null && best === null && high === null) return "not stated";
    if (low === best && best === high) return number(best);
    const missing = [["best", best], ["high", high]].filter(([, value]) => value === null).map(([name]) => name);
    const notes = best === null ? [] : [`best ${number(best)}`];
    if (missing.length) notes.push(`${missing.join(" and ")} unknown`);
    const span = low !== null && high === null ? `${number(low)} or more` : count(low, high);
    return notes.length ? `${span || "low unknown"} (${notes.join(", ")})` : span || "";
  }

  function distance(metres) {
    if (metres < 1000) return `${number(Math.round(metres))} m`;
    const digits = metres >= 10000 ? 0 : 1;
    return `${number(Number((metres / 1000).toFixed(digits)))} km`;
  }

  // Large numbers for small places: 950, 1.2k, 34k, 1.5M.
  function brief(value) {
    if (value < 1000) return String(value);
    const [unit, name] = value < 999500 ? [1e3, "k"] : [1e6, "M"];
    return `${Number((value / unit).toPrecision(value / unit < 100 ? 2 : 3))}${name}`;
  }

  const plural = (value, one) => `${number(value)} ${one}${value === 1 ? "" : "s"}`;

  // Names that differ in accents or case alone are the same to a reader.
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  incidentMap.say = { fold, number, when, count, people, distance, brief, plural };
}
