package io.apscheduler.engine.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTimeTextTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Nested
    class Accepting {

        @ParameterizedTest
        @CsvSource({
            "2009-11-06,                          2009-11-05T23:00:00Z",
            "2009-11-06 16:30,                    2009-11-06T15:30:00Z",
            "2009-11-06T16:30,                    2009-11-06T15:30:00Z",
            "2009-11-06 16:30:05,                 2009-11-06T15:30:05Z",
            "2009-11-06 16:30:05.720400,          2009-11-06T15:30:05.7204Z",
            "2009-11-06T16:30:05.5,               2009-11-06T15:30:05.5Z",
            "2009-1-6 6:3:5.05,                   2009-01-06T05:03:05.05Z",
            "2009-07-06 06:30,                    2009-07-06T04:30:00Z",
            "2009-11-06Z,                         2009-11-06T00:00:00Z",
            "2009-11-06 16:30Z,                   2009-11-06T16:30:00Z",
            "2009-11-06 16:30:05.25Z,             2009-11-06T16:30:05.25Z",
            "2009-11-06T16:30:05+02:00,           2009-11-06T14:30:05Z",
            "2009-11-06T16:30:05-0530,            2009-11-06T22:00:05Z",
            "2009-11-06T16:30+02,                 2009-11-06T14:30:00Z",
            "2009-11-06T16:30:05+00:53:28,        2009-11-06T15:36:37Z",
            "2009-11-06+02:00,                    2009-11-05T22:00:00Z",
            "0000-01-01Z,                         0000-01-01T00:00:00Z",
            "9999-12-31 23:59:59.999999Z,         9999-12-31T23:59:59.999999Z",
            "2024-02-29Z,                         2024-02-29T00:00:00Z",
            "2009-11-06 16:30:05.123456789Z,      2009-11-06T16:30:05.123456789Z",
            "2009-11-06 16:30:05.1234567890Z,     2009-11-06T16:30:05.123456789Z",
            "2009-11-06 16:30:05.12345678901Z,    2009-11-06T16:30:05.12345679Z",
        })
        void readsEachForm(String text, Instant expected) {
            assertThat(DateTimeText.parse(text, BERLIN)).isEqualTo(expected);
        }

        @ParameterizedTest
        @CsvSource({
            "2026-03-29 02:30,   2026-03-29T01:30:00Z",
            "2026-10-25 02:30,   2026-10-25T00:30:00Z",
        })
        void movesTimesInAGapAndTakesTheFirstPassOfRepeatedOnes(String text, Instant expected) {
            assertThat(DateTimeText.parse(text, BERLIN)).isEqualTo(expected);
        }
    }

    @Nested
    class Refusing {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "now",
                    "2009",
                    "2009-11",
                    "09-11-06",
                    "12009-11-06",
                    "2009-111-06",
                    "2009-11-006",
                    "2009/11/06",
                    "2009-11-06 ",
                    " 2009-11-06",
                    "2009-11-06 16",
                    "2009-11-06 16:",
                    "2009-11-06 16:30:",
                    "2009-11-06 16:30:05.",
                    "2009-11-06  16:30",
                    "2009-11-06t16:30",
                    "2009-11-06 16:30z",
                    "2009-11-06 16:30 Z",
                    "2009-11-06 16:30:05,5",
                    "2009-11-06 16:30.5",
                    "2009-11-06 16:30:05 x",
                    "2009-11-06 16:30+1",
                    "2009-11-06 16:30+01:0",
                    "2009-11-06T16:30[Europe/Berlin]",
                    "16:30",
                    "-2009-11-06",
                    "٢٠٠٩-11-06"
                })
        void refusesAnythingElse(String text) {
            assertThatThrownBy(() -> DateTimeText.parse(text, BERLIN))
                    .isInstanceOf(DateTimeException.class)
                    .hasMessage("this is not a date or time. " + DateTimeText.FORMS);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "2009-02-29",
                    "2009-02-30",
                    "2009-13-01",
                    "2009-00-01",
                    "2009-01-00",
                    "2009-04-31",
                    "2009-01-01 24:00",
                    "2009-01-01 23:60",
                    "2009-01-01 23:59:60",
                    "2009-01-01 23:59+19:00",
                    "2009-01-01 23:59+01:60"
                })
        void refusesWhatDoesNotExist(String text) {
            assertThatThrownBy(() -> DateTimeText.parse(text, BERLIN))
                    .isInstanceOf(DateTimeException.class)
                    .hasMessageStartingWith("there is no such date or time: ")
                    .hasMessageEndingWith(DateTimeText.FORMS);
        }
    }
}
