package io.apscheduler.cli;

import java.io.IOException;
import java.io.StringReader;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The properties of a scheduler that is only looked at. The file's own jobs go only to stores in memory, where they are
 * all there is to see; written to another store they would change what others run.
 */
final class ListedProperties {
    private static final Pattern JOB = Pattern.compile("apscheduler\\.job\\.([^.]+)\\..*");
    private static final String STANDALONE = "apscheduler.standalone";
    private static final String PRUNE = "apscheduler.jobs.prune";

    private ListedProperties() {}

    /** The properties of a file's text, less what would run or change something. */
    static Properties of(String text) throws IOException {
        Properties all = new Properties();
        all.load(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text));
        Set<String> written = all.stringPropertyNames().stream()
                .filter(key -> isOfStoredJob(key, all))
                .collect(Collectors.toSet());
        written.forEach(all::remove);
        all.remove(PRUNE);
        all.setProperty(STANDALONE, "false");
        return all;
    }

    private static boolean isOfStoredJob(String key, Properties all) {
        Matcher job = JOB.matcher(key);
        return job.matches()
                && !isInMemory(
                        all.getProperty("apscheduler.job." + job.group(1) + ".store", "default")
                                .strip(),
                        all);
    }

    private static boolean isInMemory(String store, Properties all) {
        String otherwise = all.getProperty("apscheduler.jobstores." + store + ".class", "memory");
        return all.getProperty("apscheduler.jobstore." + store + ".class", otherwise)
                .strip()
                .equals("memory");
    }
}
