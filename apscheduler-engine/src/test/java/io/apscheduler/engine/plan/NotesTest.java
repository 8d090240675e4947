package io.apscheduler.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apscheduler.engine.plan.Notes.Attempt;
import io.apscheduler.engine.plan.Notes.Retrial;
import io.apscheduler.spi.Standing.StateText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotesTest {
    private static final Notes FULL = new Notes(
            List.of(List.of(new Attempt(1_000, 1), new Attempt(2_000, 3)), List.of(new Attempt(5, 1))),
            List.of(new Retrial(7, 2, 90)),
            List.of(4L, 8L),
            new Trouble(Trouble.Kind.FAILED, 3, 3, 2, 9, "java.io.IOException: disk"));

    @Test
    void areReadAsTheyWereWritten() {
        assertThat(Notes.of(StateText.of(FULL.text()))).isEqualTo(FULL);
        assertThat(Notes.of(StateText.of(Notes.NONE.text()))).isEqualTo(Notes.NONE);
    }

    @Test
    void areWrittenLikeThis() {
        assertThat(FULL.text())
                .isEqualTo(
                        "{\"v\":1,\"inFlight\":[[[1000,1],[2000,3]],[[5,1]]],\"retries\":[[7,2,90]],\"requests\":[4,8],"
                                + "\"trouble\":[\"FAILED\",3,3,2,9,\"java.io.IOException: disk\"]}");
    }

    @Test
    void ofVersionsWithoutTroubleAreRead() {
        Notes notes = Notes.of(StateText.of("{\"v\":1,\"requests\":[4]}"));
        assertThat(notes.requests()).containsExactly(4L);
        assertThat(notes.trouble()).isNull();
    }

    @Test
    void ofACancellationAreReadAsTheyWereWritten() {
        Notes cancelled = FULL.cancelled(12).cancelled(11);
        assertThat(cancelled.cancelledUpTo()).isEqualTo(12);
        assertThat(cancelled.text()).endsWith(",\"cancelledUpTo\":12}");
        assertThat(Notes.of(StateText.of(cancelled.leftBy(7).text()))).isEqualTo(cancelled.leftBy(7));
        assertThat(Notes.of(StateText.of(cancelled.text()))).isEqualTo(cancelled);
        assertThat(Notes.NONE.cancelled(12).orNull()).isNotNull();
    }

    @Test
    void keepArgumentsOfRunsThatTheyNoteAlone() {
        Notes asked = FULL.requested(11, Given.text("[1]")).requested(12, Given.text("[\"x\"]"));
        assertThat(asked.text()).contains(",\"given\":{\"11\":\"[1]\",\"12\":\"[\\\"x\\\"]\"}");
        Notes read = Notes.of(StateText.of(asked.text()));
        assertThat(read).isEqualTo(asked).hasSameHashCodeAs(asked);
        Notes left = new Notes(List.of(), List.of(), List.of(12L), null, read.given());
        assertThat(left.given()).containsOnlyKeys(12L);
        assertThat(left.given().get(12L)).hasToString("text of 5 characters");
    }

    @Test
    void takeObjectsForTheSameOnlyIfTheyAre() {
        Notes one = FULL.requested(11, Given.objects(List.of("a")));
        assertThat(one.requested(12)).isEqualTo(one.requested(12));
        assertThat(one).isNotEqualTo(FULL.requested(11, Given.objects(List.of("a"))));
        assertThat(one.given().get(11L)).hasToString("1 object(s)");
    }

    @Test
    void keepQuietAboutTroubleOfAKindThatALaterVersionKnows() {
        assertThat(Notes.of(StateText.of("{\"v\":1,\"trouble\":[\"BORED\",1,1,1,1,null]}")))
                .isEqualTo(Notes.NONE);
    }

    @Test
    void stayTheObjectTheyAreInMemory() {
        assertThat(Notes.of(FULL)).isSameAs(FULL);
        assertThat(Notes.of(null)).isSameAs(Notes.NONE);
        assertThat(Notes.NONE.orNull()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "{\"v\":2}",
                "{}",
                "{\"v\":1,\"requests\":[\"x\"]}",
                "{\"v\":1,\"retries\":[[1]]}"
            })
    void refuseWhatIsNoneOfTheirs(String text) {
        assertThatThrownBy(() -> Notes.of(StateText.of(text))).isInstanceOf(IllegalArgumentException.class);
    }
}
