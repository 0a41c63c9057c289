"""What python3-icalendar makes of calendars. Reads one JSON task on standard input, answers JSON."""
import email
import email.policy
import json
import os
import sys
from datetime import datetime, timedelta

import icalendar


def zone_of(calendar):
    """The zone as the file defines it, never the system's own."""
    for zone in calendar.walk("VTIMEZONE"):
        return zone.to_tz()
    return None


def wall(value, zone):
    """The file's own clock, moved to UTC by the file's own zone and back again."""
    naive = value.dt.replace(tzinfo=None)
    aware = zone.localize(naive) if zone else value.dt
    return {
        "local": naive.isoformat(),
        "offset": int(aware.utcoffset().total_seconds()),
        "name": aware.tzname(),
        "system": int(value.dt.utcoffset().total_seconds()),
    }


def events(text):
    calendar = icalendar.Calendar.from_ical(text)
    zone = zone_of(calendar)
    return {
        "method": str(calendar.get("METHOD", "")),
        "events": [
            {
                "uid": str(event["UID"]),
                "sequence": int(event["SEQUENCE"]),
                "status": str(event["STATUS"]),
                "summary": str(event.get("SUMMARY", "")),
                "location": str(event.get("LOCATION", "")),
                "start": wall(event["DTSTART"], zone),
                "end": wall(event["DTEND"], zone),
            }
            for event in calendar.walk("VEVENT")
        ],
    }


def letter(text):
    """A mail as python's own parser takes it apart, depth first; only leaves have words."""
    message = email.message_from_bytes(text.encode(), policy=email.policy.default)
    return [
        {
            "type": part.get_content_type(),
            "method": part.get_param("method"),
            "charset": part.get_content_charset(),
            "file": part.get_filename(),
            "text": "" if part.is_multipart() else part.get_content(),
        }
        for part in message.walk()
    ]


def offsets(text, instants):
    zone = zone_of(icalendar.Calendar.from_ical(text))
    at = [datetime(1970, 1, 1) + timedelta(seconds=each) for each in instants]
    return [int(zone.fromutc(each).utcoffset().total_seconds()) for each in at]


def keep(folder, text):
    """A calendar program's part (RFC 5546): one file a UID, the higher sequence wins, what is off goes."""
    calendar = icalendar.Calendar.from_ical(text)
    for event in calendar.walk("VEVENT"):
        path = os.path.join(folder, str(event["UID"]) + ".ics")
        if os.path.exists(path):
            with open(path, "rb") as file:
                known = icalendar.Calendar.from_ical(file.read()).walk("VEVENT")[0]
            if int(known["SEQUENCE"]) >= int(event["SEQUENCE"]):
                continue
        if str(event["STATUS"]) == "CANCELLED":
            if os.path.exists(path):
                os.remove(path)
            continue
        one = icalendar.Calendar()
        one.add("VERSION", "2.0")
        one.add("PRODID", "-//test//")
        for zone in calendar.walk("VTIMEZONE"):
            one.add_component(zone)
        one.add_component(event)
        # in one move, so that the folder is seen to have changed
        with open(path + ".tmp", "wb") as file:
            file.write(one.to_ical())
        os.replace(path + ".tmp", path)
    return sorted(os.listdir(folder))


task = json.load(sys.stdin)
acts = {"events": events, "letter": letter, "offsets": offsets, "keep": keep}
json.dump([acts[act](*given) for act, *given in task], sys.stdout)
