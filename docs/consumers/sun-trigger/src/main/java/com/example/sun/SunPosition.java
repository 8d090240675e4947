package com.example.sun;

import static java.lang.Math.acos;
import static java.lang.Math.asin;
import static java.lang.Math.atan2;
import static java.lang.Math.cos;
import static java.lang.Math.sin;
import static java.lang.Math.toDegrees;
import static java.lang.Math.toRadians;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Where the sun stands, by the low-precision series of Jean Meeus, Astronomical Algorithms, chapter 25: good to a hundredth
 * of a degree, which is some seconds of sunrise. Angles are in degrees.
 *
 * @param declination how far north of the equator
 * @param noon by how many days the sun's noon at longitude 0 is later than 12:00 UTC: minus the equation of time
 */
record SunPosition(double declination, double noon) {
    private static final Instant EPOCH = Instant.parse("2000-01-01T12:00:00Z");
    private static final double DAYS_PER_CENTURY = 36_525;

    /** The sun's upper edge, half a degree across, shows when its centre is so far below the horizon, bent light included. */
    private static final double HORIZON = -0.8333;

    /** The position at a time given in days since noon, UTC, of the first day of the year 2000. */
    static SunPosition at(double days) {
        double t = days / DAYS_PER_CENTURY;
        double meanLongitude = 280.46646 + t * (36_000.76983 + t * 0.0003032);
        double anomaly = 357.52911 + t * (35_999.05029 - t * 0.0001537);
        double centre = (1.914602 - t * 0.004817) * sine(anomaly)
                + (0.019993 - t * 0.000101) * sine(2 * anomaly)
                + 0.000289 * sine(3 * anomaly);
        double node = 125.04 - 1_934.136 * t;
        double longitude = meanLongitude + centre - 0.00569 - 0.00478 * sine(node);
        double tilt = 23.439291 - t * 0.0130042 + 0.00256 * cosine(node);
        double rightAscension = toDegrees(atan2(cosine(tilt) * sine(longitude), cosine(longitude)));
        double ahead = meanLongitude - 0.0057183 - rightAscension - 0.00478 * sine(node) * cosine(tilt);
        return new SunPosition(toDegrees(asin(sine(tilt) * sine(longitude))), -Math.IEEEremainder(ahead, 360) / 360);
    }

    /** For how many days before and after noon the sun is up at a latitude; not a number where it is up or down all day. */
    double halfDay(double latitude) {
        double cosine = (sine(HORIZON) - sine(latitude) * sine(declination)) / (cosine(latitude) * cosine(declination));
        return toDegrees(acos(cosine)) / 360;
    }

    static double days(Instant time) {
        return ChronoUnit.MICROS.between(EPOCH, time) / 86_400e6;
    }

    static Instant time(double days) {
        return EPOCH.plusSeconds(Math.round(days * 86_400));
    }

    private static double sine(double degrees) {
        return sin(toRadians(degrees));
    }

    private static double cosine(double degrees) {
        return cos(toRadians(degrees));
    }
}
