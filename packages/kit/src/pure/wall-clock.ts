import { DAY_MS, MINUTE_MS } from './calendar.js';

/**
 * What the clocks of a zone show, as milliseconds: the instant at which a clock in UTC would show the same.
 * Arithmetic in days and minutes of a zone is done on these.
 */
export const wallOf = (instant: Date, timeZone: string): number =>
  instant.getTime() + offsetMs(instant.getTime(), timeZone);

/**
 * The first instant at which the clocks of a zone show a time. A time that they leap over in spring is the instant at
 * which they would have shown it without the leap.
 */
export function instantOf(wallMs: number, timeZone: string): Date {
  // A day before and after, because an offset may change between the two instants.
  const [before, behind] = [offsetMs(wallMs - DAY_MS, timeZone), offsetMs(wallMs + DAY_MS, timeZone)];
  if (before === behind) return new Date(wallMs - before);
  const shown = [before, behind].find((offset) => offsetMs(wallMs - offset, timeZone) === offset);
  return new Date(wallMs - (shown ?? Math.min(before, behind)));
}

/** Whether there is such a time zone. Source: R63. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** A zone, with the offsets of the days at which it was asked for. */
interface Zone {
  format: Intl.DateTimeFormat;
  offsets: Map<number, number | null>;
}

const zones = new Map<string, Zone>();
/** Days that are kept of one zone: more than a life of cases asks for. */
const MOST_DAYS = 20_000;

/** What the zone is ahead of UTC. Days of UTC on which it does not change are looked up once. */
function offsetMs(instantMs: number, timeZone: string): number {
  const zone = zoneOf(timeZone);
  const day = Math.floor(instantMs / DAY_MS);
  let offset = zone.offsets.get(day);
  if (offset === undefined) {
    const first = askedOf(zone, day * DAY_MS);
    offset = first === askedOf(zone, (day + 1) * DAY_MS) ? first : null;
    if (zone.offsets.size >= MOST_DAYS) zone.offsets.clear();
    zone.offsets.set(day, offset);
  }
  return offset ?? askedOf(zone, instantMs);
}

function zoneOf(timeZone: string): Zone {
  const known = zones.get(timeZone);
  if (known) return known;
  const zone: Zone = {
    format: new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }),
    offsets: new Map(),
  };
  zones.set(timeZone, zone);
  return zone;
}

/** Reads `GMT+08:00`, `GMT-04:56:02`, or `GMT` alone, as milliseconds. */
function askedOf({ format }: Zone, instantMs: number): number {
  const [, sign, hours = '0', minutes = '0', seconds = '0'] =
    /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(format.format(instantMs)) ?? [];
  const ahead = (Number(hours) * 60 + Number(minutes)) * MINUTE_MS + Number(seconds) * 1_000;
  return sign === '-' ? -ahead : ahead;
}
