package io.apscheduler.cli;

import io.apscheduler.job.Job;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The properties of a scheduler that is only looked at. The file's own jobs go only to stores in memory, where they are
 * all there is to see; written to another store they would change what others run. Immutable.
 *
 * @param scheduler what to build the scheduler from
 * @param named the ids of all jobs that the file names, by store
 */
record ListedProperties(Properties scheduler, Map<String, Set<String>> named) {
    private static final Pattern JOB = Pattern.compile("apscheduler\\.job\\.([^.]+)\\..*");
    private static final String STANDALONE = "apscheduler.standalone";
    private static final String PRUNE = "apscheduler.jobs.prune";

    /** The properties of a file's text, less what would run or change something. */
    static ListedProperties of(String text) throws IOException {
        Properties all = new Properties();
        all.load(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text));
        Map<String, Set<String>> named = new HashMap<>();
        Set<String> written = new HashSet<>();
        for (String key : all.stringPropertyNames()) {
            Matcher job = JOB.matcher(key);
            if (job.matches()) {
                String store = store(job.group(1), all);
                named.computeIfAbsent(store, alias -> new HashSet<>()).add(job.group(1));
                if (!isInMemory(store, all)) {
                    written.add(key);
                }
            }
        }
        written.forEach(all::remove);
        all.remove(PRUNE);
        all.setProperty(STANDALONE, "false");
        return new ListedProperties(all, named);
    }

    private static String store(String job, Properties all) {
        return all.getProperty("apscheduler.job." + job + ".store", "default").strip();
    }

    /** Whether a job came from a file of this name, and this file no longer names it. */
    boolean isOrphan(Job job, String fileName) {
        return job.origin().filter(fileName::equals).isPresent()
                && !named.getOrDefault(job.store(), Set.of()).contains(job.id());
    }

    private static boolean isInMemory(String store, Properties all) {
        String otherwise = all.getProperty("apscheduler.jobstores." + store + ".class", "memory");
        return all.getProperty("apscheduler.jobstore." + store + ".class", otherwise)
                .strip()
                .equals("memory");
    }
}
