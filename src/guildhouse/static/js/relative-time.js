// Makes every <time datetime> read as people say it, in the page's language; the exact moment and zone stay in its title.

const language = document.documentElement.lang || "en";
const timeZone = document.documentElement.dataset.timeZone || undefined;
const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
const exact = new Intl.DateTimeFormat(language, { weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "numeric", minute: "2-digit", timeZoneName: "short", timeZone });
const thisYear = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", timeZone });
const otherYear = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", year: "numeric", timeZone });
const dayOf = new Intl.DateTimeFormat("en-CA", { year: "numeric", month: "2-digit", day: "2-digit", timeZone });

const MINUTE = 60_000, HOUR = 60 * MINUTE, DAY = 24 * HOUR;

// Days are counted by the calendar: last night is "yesterday", however few hours ago.
function calendarDays(from, to) {
  return Math.round((Date.parse(dayOf.format(from)) - Date.parse(dayOf.format(to))) / DAY);
}

export function say(moment, now = new Date()) {
  const gap = moment - now;
  const size = Math.abs(gap);
  if (size < MINUTE) return relative.format(0, "second");
  if (size < HOUR) return relative.format(Math.trunc(gap / MINUTE), "minute");
  if (size < 12 * HOUR) return relative.format(Math.trunc(gap / HOUR), "hour");
  const days = calendarDays(moment, now);
  if (days === 0) return relative.format(Math.trunc(gap / HOUR), "hour");
  if (Math.abs(days) < 21) return relative.format(days, "day");
  return (moment.getFullYear() === now.getFullYear() ? thisYear : otherYear).format(moment);
}

function refresh(root = document) {
  const now = new Date();
  for (const element of root.querySelectorAll("time[datetime]:not([data-exact])")) {
    const moment = new Date(element.dateTime);
    // A date without a time, or a duration, is left as the server wrote it.
    if (!element.dateTime.includes("T") || Number.isNaN(moment.getTime())) continue;
    if (!element.title) element.title = exact.format(moment);
    const words = say(moment, now);
    if (element.textContent !== words) element.textContent = words;
  }
}

refresh();
document.addEventListener("htmx:load", (event) => refresh(event.target.parentNode ?? document));
setInterval(() => document.hidden || refresh(), MINUTE);
document.addEventListener("visibilitychange", () => document.hidden || refresh());
