// What ical.js (the reader of Thunderbird and Nextcloud) finds in calendar files. Reads from its input a JSON list of paths and
// a last day, writes path → [[uid, begin, end, status], …]: days as 20261224, moments in UTC as 20261224T150000Z.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const { files, last } = JSON.parse(readFileSync(0, "utf-8"));

function written(time) {
  if (time.isDate) return time.toICALString();
  return `${new Date(time.toUnixTime() * 1000).toISOString().replace(/[-:]|\.000/g, "")}`;
}

function found({ item, startDate, endDate }) {
  const status = item.component.getFirstPropertyValue("status") ?? "";
  const open = !item.component.hasProperty("dtend");
  return [item.uid, written(startDate), open ? "" : written(endDate), status];
}

function expanded(event) {
  if (!event.isRecurring()) return [found({ item: event, startDate: event.startDate, endDate: event.endDate })];
  const dates = [];
  const iterator = event.iterator();
  for (let next = iterator.next(); next && next.toICALString().slice(0, 8) <= last; next = iterator.next()) {
    dates.push(found(event.getOccurrenceDetails(next)));
  }
  return dates;
}

function read(file) {
  const events = new ICAL.Component(ICAL.parse(readFileSync(file, "utf-8"))).getAllSubcomponents("vevent");
  const masters = events.filter((item) => !item.hasProperty("recurrence-id"));
  const exceptions = events.filter((item) => item.hasProperty("recurrence-id"));
  return masters.flatMap((item) => {
    const own = exceptions.filter((other) => other.getFirstPropertyValue("uid") === item.getFirstPropertyValue("uid"));
    return expanded(new ICAL.Event(item, { exceptions: own }));
  });
}

process.stdout.write(JSON.stringify(Object.fromEntries(files.map((file) => [file, read(file)]))));
