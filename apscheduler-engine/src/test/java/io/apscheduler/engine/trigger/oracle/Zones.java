package io.apscheduler.engine.trigger.oracle;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Time zones worth a look. */
final class Zones {

    private Zones() {}

    /** Changes at odd times, of odd lengths, from odd offsets, and none at all. */
    static Stream<ZoneId> twelve() {
        return Stream.of(
                        "UTC",
                        "Europe/Berlin",
                        "America/New_York",
                        "America/Sao_Paulo",
                        "America/St_Johns",
                        "Asia/Kathmandu",
                        "Australia/Lord_Howe",
                        "Pacific/Apia",
                        "Antarctica/Troll",
                        "Africa/Casablanca",
                        "Asia/Tehran",
                        "Pacific/Chatham")
                .map(ZoneId::of);
    }

    /** The twelve, and more whose rules changed often, whose clocks moved at midnight, or whose dates were left out or repeated. */
    static Stream<ZoneId> forty() {
        Stream<ZoneId> others = Stream.of(
                        "Africa/Cairo",
                        "Africa/Juba",
                        "Africa/Sao_Tome",
                        "Africa/Windhoek",
                        "America/Asuncion",
                        "America/Caracas",
                        "America/Godthab",
                        "America/Havana",
                        "America/Los_Angeles",
                        "America/Santiago",
                        "America/Scoresbysund",
                        "Antarctica/Casey",
                        "Asia/Amman",
                        "Asia/Beirut",
                        "Asia/Colombo",
                        "Asia/Dhaka",
                        "Asia/Gaza",
                        "Asia/Jerusalem",
                        "Asia/Pyongyang",
                        "Asia/Vladivostok",
                        "Atlantic/Azores",
                        "Europe/Dublin",
                        "Europe/Istanbul",
                        "Europe/Moscow",
                        "Europe/London",
                        "Pacific/Fakaofo",
                        "Pacific/Kiritimati",
                        "Pacific/Kwajalein")
                .map(ZoneId::of);
        return Stream.concat(twelve(), others);
    }

    /** All there are. */
    static Stream<ZoneId> all() {
        return ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of);
    }

    /** When the clocks of a zone are changed, from 1990 to 2037. */
    static List<ZoneOffsetTransition> changes(ZoneId zone) {
        List<ZoneOffsetTransition> changes = new ArrayList<>();
        Instant end = Instant.parse("2038-01-01T00:00:00Z");
        var change = zone.getRules().nextTransition(Instant.parse("1990-01-01T00:00:00Z"));
        while (change != null && change.getInstant().isBefore(end)) {
            changes.add(change);
            change = zone.getRules().nextTransition(change.getInstant());
        }
        return changes;
    }
}
