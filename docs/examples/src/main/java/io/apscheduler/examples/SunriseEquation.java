package io.apscheduler.examples;

import static java.lang.Math.cos;
import static java.lang.Math.sin;
import static java.lang.Math.toDegrees;
import static java.lang.Math.toRadians;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** When the sun rises: the usual series for the sun's place in the sky, cut off where minutes no longer change. */
final class SunriseEquation {
    /** Noon of the first day of the year 2000, from which days are counted. */
    static final Instant EPOCH = Instant.parse("2000-01-01T12:00:00Z");

    /** How far below the horizon the sun's centre stands when its edge shows, bent light included. */
    private static final double HORIZON = toRadians(-0.833);

    private static final double TILT = toRadians(23.44);
    private static final double MICROS_PER_DAY = 86_400e6;

    private SunriseEquation() {}

    /** The sunrise of the given day since the epoch, empty where the sun stays up or down all day. */
    static Optional<Instant> sunrise(long day, double latitude, double longitude) {
        double noon = day - longitude / 360;
        double anomaly = toRadians((357.5291 + 0.98560028 * noon) % 360);
        double centre = 1.9148 * sin(anomaly) + 0.02 * sin(2 * anomaly) + 0.0003 * sin(3 * anomaly);
        double ecliptic = toRadians((toDegrees(anomaly) + centre + 180 + 102.9372) % 360);
        double transit = noon + 0.0053 * sin(anomaly) - 0.0069 * sin(2 * ecliptic);

        double declination = Math.asin(sin(ecliptic) * sin(TILT));
        double place = toRadians(latitude);
        double hourAngle = (sin(HORIZON) - sin(place) * sin(declination)) / (cos(place) * cos(declination));
        if (hourAngle < -1 || hourAngle > 1) {
            return Optional.empty();
        }
        double rise = transit - toDegrees(Math.acos(hourAngle)) / 360;
        return Optional.of(
                EPOCH.plus(Math.round(rise * MICROS_PER_DAY), ChronoUnit.MICROS).truncatedTo(ChronoUnit.SECONDS));
    }
}
