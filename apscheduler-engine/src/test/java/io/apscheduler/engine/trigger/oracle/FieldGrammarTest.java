package io.apscheduler.engine.trigger.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.trigger.TriggerSpecException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Cron accepts and refuses the same field texts as the oracle. */
final class FieldGrammarTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final String LETTERS = "0123456789*/-,abdefhijlmnoprstuvwy ";
    private static final List<String> WORDS = List.of(
            "last", "3rd fri", "mon", "jan", "*/2", "1-5", "6th", "5/70", "0", "60", ",", "fri-mon", "2nd  sun");

    @Test
    void acceptsAndRefusesAsTheOracleDoes() {
        long refused = Effort.withSeeds(4_000, seed -> {
            RandomGenerator random = new SplittableRandom(seed);
            String field = CronPattern.FIELDS.get(random.nextInt(CronPattern.FIELDS.size()));
            String text = text(random, new RandomSpecs(random), field);
            boolean oracle = isAcceptedByOracle(Map.of(field, text));
            boolean trigger = isAccepted(Subject.cron(Map.of(field, text), UTC));
            assertThat(trigger).as("%s='%s' accepted", field, text).isEqualTo(oracle);
            return oracle ? 0 : 1;
        });
        assertThat(refused).isGreaterThan(1_000);
    }

    /** A good text with one thing changed, which may make it bad. */
    private static String text(RandomGenerator random, RandomSpecs specs, String field) {
        Map<String, String> good = specs.cron().options();
        StringBuilder text = new StringBuilder(good.getOrDefault(field, WORDS.get(random.nextInt(WORDS.size()))));
        int at = random.nextInt(text.length() + 1);
        switch (random.nextInt(4)) {
            case 0 -> text.insert(at, LETTERS.charAt(random.nextInt(LETTERS.length())));
            case 1 -> text.delete(at, Math.min(text.length(), at + 1));
            case 2 -> text.append(',').append(WORDS.get(random.nextInt(WORDS.size())));
            default -> text.replace(at, Math.min(text.length(), at + 1), WORDS.get(random.nextInt(WORDS.size())));
        }
        return text.toString().strip();
    }

    private static boolean isAcceptedByOracle(Map<String, String> fields) {
        try {
            CronPattern.of(fields);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isAccepted(Subject subject) {
        try {
            subject.trigger();
            return true;
        } catch (TriggerSpecException e) {
            return false;
        }
    }
}
