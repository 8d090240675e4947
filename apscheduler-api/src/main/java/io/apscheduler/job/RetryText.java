package io.apscheduler.job;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;

/** The text form of a {@link Retry}, as it stands in properties files and stored jobs. */
final class RetryText {
    private static final String FORMS =
            "\"fixed RETRIES DELAY [jitter]\" or \"exponential RETRIES DELAY [factor F] [max DELAY] [jitter]\","
                    + " delays like PT30S";

    private RetryText() {}

    static Retry parse(String text) {
        String[] words = text.strip().split("[\\s(),]+");
        int last = words.length - 1;
        if (words[last].equals("jitter")) {
            return parse(text, Arrays.copyOf(words, last)).withJitter();
        }
        return parse(text, words);
    }

    private static Retry parse(String text, String[] words) {
        try {
            if (words.length == 3 && words[0].equals("fixed")) {
                return Retry.fixed(Integer.parseInt(words[1]), Duration.parse(words[2]));
            }
            if (words.length >= 3 && words.length % 2 == 1 && words[0].equals("exponential")) {
                return exponential(words);
            }
        } catch (NumberFormatException | DateTimeParseException e) {
            throw new IllegalArgumentException("A retry is written " + FORMS + ", not \"" + text + "\".", e);
        }
        throw new IllegalArgumentException("A retry is written " + FORMS + ", not \"" + text + "\".");
    }

    private static Retry exponential(String[] words) {
        Retry retry = Retry.exponential(Integer.parseInt(words[1]), Duration.parse(words[2]));
        for (int i = 3; i < words.length; i += 2) {
            switch (words[i]) {
                case "max" -> retry = retry.withMaxDelay(Duration.parse(words[i + 1]));
                case "factor" ->
                    retry = new Retry(
                            retry.retries(), retry.delay(), Double.parseDouble(words[i + 1]), retry.maxDelay());
                default -> throw new NumberFormatException(words[i]);
            }
        }
        return retry;
    }

    static String format(Retry retry) {
        return unjittered(retry) + (retry.isJittered() ? " jitter" : "");
    }

    private static String unjittered(Retry retry) {
        if (retry.factor() == 1 && retry.maxDelay().equals(retry.delay())) {
            return "fixed " + retry.retries() + " " + retry.delay();
        }
        String text = "exponential " + retry.retries() + " " + retry.delay();
        if (retry.factor() != 2) {
            text += " factor " + retry.factor();
        }
        Retry usual = Retry.exponential(retry.retries(), retry.delay());
        return usual.maxDelay().equals(retry.maxDelay()) ? text : text + " max " + retry.maxDelay();
    }
}
