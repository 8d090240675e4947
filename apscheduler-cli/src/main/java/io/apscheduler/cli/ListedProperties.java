package io.apscheduler.cli;

import io.apscheduler.job.Job;
import io.apscheduler.job.JobSpec;
import java.io.IOException;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
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
    private static final Pattern STORE = Pattern.compile("apscheduler\\.jobstores?\\.([^.]+)\\..*");
    private static final Pattern THREADS = Pattern.compile("apscheduler\\.(threadpool|executors?\\.).*");
    private static final Set<String> JDBC = Set.of("jdbc", "io.apscheduler.store.jdbc.JdbcJobStoreProvider");
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
        return all.getProperty("apscheduler.job." + job + ".store", JobSpec.DEFAULT)
                .strip();
    }

    /** The same without any job of the file's, and without the executors that only running jobs need. */
    ListedProperties storesAlone() {
        return without(key -> JOB.matcher(key).matches() || THREADS.matcher(key).matches());
    }

    /** The same without any job of the file's, and without all stores but one. */
    ListedProperties only(String store) {
        return without(key -> {
            Matcher other = STORE.matcher(key);
            return JOB.matcher(key).matches()
                    || (other.matches() && !other.group(1).equals(store));
        });
    }

    private ListedProperties without(Predicate<String> keys) {
        Properties rest = new Properties();
        for (String key : scheduler.stringPropertyNames()) {
            if (!keys.test(key)) {
                rest.setProperty(key, scheduler.getProperty(key));
            }
        }
        return new ListedProperties(rest, named);
    }

    /** The same with JDBC stores that make no tables and bring none up to date, but check those that are there. */
    ListedProperties validating() {
        Properties checked = new Properties();
        checked.putAll(scheduler);
        for (String store : stores()) {
            if (isInDatabase(store)) {
                checked.remove("apscheduler.jobstores." + store + ".schema");
                checked.setProperty("apscheduler.jobstore." + store + ".schema", "validate");
            }
        }
        return new ListedProperties(checked, named);
    }

    /** Whether a store is the JDBC store, which has tables. */
    boolean isInDatabase(String store) {
        return JDBC.contains(storeClass(store, scheduler));
    }

    /** The aliases of all stores, in order. */
    Set<String> stores() {
        Set<String> aliases = new TreeSet<>(Set.of(JobSpec.DEFAULT));
        for (String key : scheduler.stringPropertyNames()) {
            Matcher store = STORE.matcher(key);
            if (store.matches()) {
                aliases.add(store.group(1));
            }
        }
        return aliases;
    }

    /** The aliases of the stores whose jobs outlive the program, in order. */
    Set<String> lastingStores() {
        Set<String> aliases = stores();
        aliases.removeIf(this::isInMemory);
        return aliases;
    }

    boolean isInMemory(String store) {
        return isInMemory(store, scheduler);
    }

    /** The zone of the file, or the system's. */
    ZoneId zone() {
        try {
            return ZoneId.of(scheduler.getProperty("apscheduler.timezone", "").strip());
        } catch (DateTimeException noneOrRefusedElsewhere) {
            return ZoneId.systemDefault();
        }
    }

    /** Whether a job came from a file of this name, and this file no longer names it. */
    boolean isOrphan(Job job, String fileName) {
        return job.origin().filter(fileName::equals).isPresent()
                && !named.getOrDefault(job.store(), Set.of()).contains(job.id());
    }

    private static boolean isInMemory(String store, Properties all) {
        return storeClass(store, all).equals("memory");
    }

    private static String storeClass(String store, Properties all) {
        String otherwise = all.getProperty("apscheduler.jobstores." + store + ".class", "memory");
        return all.getProperty("apscheduler.jobstore." + store + ".class", otherwise)
                .strip();
    }
}
