package io.apscheduler.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.apscheduler.trigger.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Proves that triggers keep their promise: to be pure functions of the previous fire time and the earliest instant of
 * interest. Say which triggers:
 *
 * <pre>{@code
 * final class SunriseTriggerTest extends TriggerContract {
 *     @Override
 *     protected Map<String, Trigger> triggers() {
 *         return Map.of("Berlin", Triggers.compile(Triggers.of("sunrise", Map.of("lat", "52.5", "lon", "13.4"))));
 *     }
 * }
 * }</pre>
 *
 * <p>The rules; each has a test that bears its number, and a failure begins with the rule that is broken:
 *
 * <ul>
 *   <li>G1: a fire time is not before the instant asked from
 *   <li>G2: a fire time is after the previous one
 *   <li>G3: the same question gets the same answer, whatever was asked in between
 *   <li>G4: many threads get the same answers as one
 *   <li>G5: who asks from later gets no earlier answer; and an answer is the earliest: whoever asks from any instant up to it
 *       gets it, too
 *   <li>G6: an answer does not take longer the further the instant asked from is from the previous fire time
 * </ul>
 *
 * <p>Questions are drawn at random around {@link #start()}. A failure names the seed; the system property
 * {@code apscheduler.testkit.seed} sets it.
 */
public abstract class TriggerContract {
    @RegisterExtension
    static final NamesTheRule NAMES_THE_RULE = new NamesTheRule();

    private static final int QUESTIONS = 200;

    private final long seed = Long.getLong("apscheduler.testkit.seed", System.nanoTime());

    /** For tests alone. */
    protected TriggerContract() {}

    /** The triggers to be tested, each with a name for messages. The same behaviour each time it is called. */
    protected abstract Map<String, Trigger> triggers();

    /** Around when the triggers fire. Default: the beginning of 2026, in UTC. */
    protected Instant start() {
        return Instant.parse("2026-01-01T00:00:00Z");
    }

    /** How far from the start questions are drawn. Default: two years to either side. */
    protected Duration reach() {
        return Duration.ofDays(730);
    }

    /** How long the answers to some hundred questions far apart may take together. Default: five seconds. */
    protected Duration patience() {
        return Duration.ofSeconds(5);
    }

    @Test
    @DisplayName("G1: a fire time is not before the instant asked from")
    final void answersNotBeforeFrom() {
        forEachQuestion((trigger, question) -> question.ask(trigger)
                .ifPresent(answer -> assertThat(answer).as(describe(question)).isAfterOrEqualTo(question.from())));
    }

    @Test
    @DisplayName("G2: a fire time is after the previous one")
    final void answersAfterThePrevious() {
        forEachQuestion((trigger, question) -> {
            Optional<Instant> answer = question.ask(trigger);
            if (answer.isPresent()) {
                Question same = new Question(answer, answer.get());
                assertThat(same.ask(trigger).orElse(Instant.MAX))
                        .as(describe(same))
                        .isAfter(answer.get());
                Question back = new Question(answer, question.from());
                assertThat(back.ask(trigger).orElse(Instant.MAX))
                        .as(describe(back))
                        .isAfter(answer.get());
            }
        });
    }

    @Test
    @DisplayName("G3: the same question gets the same answer, whatever was asked in between")
    final void answersTheSameAgain() {
        triggers().forEach((name, trigger) -> {
            List<Question> questions = questions(trigger);
            List<Optional<Instant>> answers = askAll(trigger, questions);
            for (int i = questions.size() - 1; i >= 0; i--) {
                Question question = questions.get(i);
                assertThat(question.ask(trigger))
                        .as("%s, %s", name, describe(question))
                        .isEqualTo(answers.get(i));
            }
        });
        Map<String, Trigger> anew = triggers();
        triggers().forEach((name, trigger) -> {
            List<Question> questions = questions(trigger);
            assertThat(askAll(Objects.requireNonNull(anew.get(name), name), questions))
                    .as("%s made anew, seed %d", name, seed)
                    .isEqualTo(askAll(trigger, questions));
        });
    }

    @Test
    @DisplayName("G4: many threads get the same answers as one")
    final void answersManyThreads() {
        triggers().forEach((name, trigger) -> {
            List<Question> questions = questions(trigger);
            List<Optional<Instant>> answers = askAll(trigger, questions);
            Crowd.of(4).each(random -> {
                for (int i = 0; i < 5 * questions.size(); i++) {
                    int one = random.nextInt(questions.size());
                    assertThat(questions.get(one).ask(trigger))
                            .as("%s, %s", name, questions.get(one))
                            .isEqualTo(answers.get(one));
                }
            });
        });
    }

    @Test
    @DisplayName("G5: who asks from later gets no earlier answer, and an answer is the earliest")
    final void answersTheEarliest() {
        Random random = new Random(seed);
        forEachQuestion((trigger, question) -> {
            Instant answer = question.ask(trigger).orElse(Instant.MAX);
            Instant later = later(question.from(), random);
            Question second = new Question(question.previous(), later);
            Instant other = second.ask(trigger).orElse(Instant.MAX);
            if (later.isAfter(answer)) {
                assertThat(other).as("after %s, %s", question, describe(second)).isAfterOrEqualTo(answer);
            } else {
                assertThat(other).as("after %s, %s", question, describe(second)).isEqualTo(answer);
            }
        });
    }

    @Test
    @DisplayName("G6: an answer does not take longer the further the instant asked from is from the previous fire time")
    final void answersFarQuestionsAsFast() {
        triggers().forEach((name, trigger) -> {
            Optional<Instant> previous = trigger.next(Optional.empty(), start());
            assertTimeoutPreemptively(
                    patience(),
                    () -> {
                        for (int years = 1; years <= 100; years++) {
                            trigger.next(previous, start().plus(Duration.ofDays(365L * years)));
                        }
                    },
                    () -> name + " took too long for questions far from the previous fire time");
        });
    }

    private void forEachQuestion(BiConsumer<Trigger, Question> test) {
        triggers().forEach((name, trigger) -> {
            for (Question question : questions(trigger)) {
                try {
                    test.accept(trigger, question);
                } catch (AssertionError | RuntimeException e) {
                    throw new AssertionError("Trigger " + name + ", " + describe(question) + ": " + e.getMessage(), e);
                }
            }
        });
    }

    /** Questions without previous fire time, with one just before, and with one long before. */
    private List<Question> questions(Trigger trigger) {
        Random random = new Random(seed);
        List<Question> questions = new ArrayList<>();
        while (questions.size() < QUESTIONS) {
            Instant from = start().plusSeconds(random.nextLong(-reach().toSeconds(), reach().toSeconds() + 1))
                    .plusNanos(random.nextInt(3) * 1_000L);
            questions.add(new Question(Optional.empty(), from));
            Optional<Instant> fired = trigger.next(Optional.empty(), from);
            questions.add(new Question(fired, fired.orElse(from)));
            questions.add(new Question(fired, later(from, random)));
        }
        return questions;
    }

    private Instant later(Instant from, Random random) {
        long most = List.of(10L, 86_400L, Math.max(1, reach().toSeconds())).get(random.nextInt(3));
        return from.plusSeconds(random.nextLong(most));
    }

    private static List<Optional<Instant>> askAll(Trigger trigger, List<Question> questions) {
        return questions.stream().map(question -> question.ask(trigger)).toList();
    }

    private String describe(Question question) {
        return question + ", seed " + seed;
    }

    /** What a trigger is asked. */
    private record Question(Optional<Instant> previous, Instant from) {
        Optional<Instant> ask(Trigger trigger) {
            return trigger.next(previous, from);
        }

        @Override
        public String toString() {
            return "next after " + previous.map(Instant::toString).orElse("none") + " from " + from;
        }
    }
}
