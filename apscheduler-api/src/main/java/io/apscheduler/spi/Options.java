package io.apscheduler.spi;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The options of one configured store or executor, as text with typed readers. Confined to the call that gets them.
 *
 * <p>A value that cannot be read is noted as a problem, to be reported together with all others, and the reader returns
 * its default: so a provider reads all it needs first, and {@link #check()}s before it makes something.
 */
public interface Options {
    /** The alias that the user gave to the store or executor. */
    String alias();

    /** The keys that were given. */
    Set<String> keys();

    /** The value of a key, blanks around it removed; empty if it was not given. */
    Optional<String> text(String key);

    /** The value of a key that must be given; an empty string, and a problem, if it was not. */
    String required(String key);

    /** A whole number in a range, both ends included. */
    int integer(String key, int otherwise, int least, int most);

    /** A duration: seconds, decimals allowed, or ISO-8601 such as {@code PT30S}; not negative. */
    Duration duration(String key, Duration otherwise);

    /** A truth value: {@code true yes on 1} or {@code false no off 0}, in any letter case. */
    boolean flag(String key, boolean otherwise);

    /**
     * Notes that the value of a key is wrong.
     *
     * @param expected what was expected, as the end of a sentence: "a folder that exists"
     */
    void problem(String key, String expected);

    /**
     * Ends the reading.
     *
     * @throws io.apscheduler.job.ConfigurationException naming all problems noted
     */
    void check();
}
