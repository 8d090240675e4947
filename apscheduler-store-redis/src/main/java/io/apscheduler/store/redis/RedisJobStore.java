package io.apscheduler.store.redis;

import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.JobStoreException;
import io.apscheduler.spi.StoreContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.HostAndPort;

/**
 * Keeps jobs in Redis or Valkey: one server, one that sentinels watch over, or a cluster. Any number of nodes may share it;
 * several schedulers may, too, each with jobs of its own, by different names of the schedulers or by different
 * {@linkplain Builder#prefix prefixes}. Thread-safe.
 *
 * <p>How much of what was acknowledged outlives the server is up to the server's configuration and to
 * {@link Builder#waitReplicas} and {@link Builder#waitAof}.
 *
 * <pre>{@code
 * Scheduler scheduler = Scheduler.builder()
 *         .jobStore("default", RedisJobStore.at("redis.example.org", 6379).password(secret).build())
 *         .build();
 * }</pre>
 */
public final class RedisJobStore implements JobStore {
    private final Settings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Session session;

    private RedisJobStore(Settings settings) {
        this.settings = settings;
    }

    /** Begins a store on one server. */
    public static Builder at(String host, int port) {
        return new Builder(Topology.SINGLE, List.of(new HostAndPort(Objects.requireNonNull(host, "host"), port)), "");
    }

    /**
     * Begins a store on one server.
     *
     * @param uri {@code redis://user:password@host:port/database}, of which all but the host may be missing; {@code rediss}
     *     for TLS
     * @throws IllegalArgumentException if it is none
     */
    public static Builder at(String uri) {
        return ServerUri.parse(uri)
                .orElseThrow(() -> new IllegalArgumentException("A URI must be " + ServerUri.FORM + "."))
                .builder();
    }

    /**
     * Begins a store on the primary that sentinels watch over, whichever that is.
     *
     * @param primary its name, as the sentinels know it
     * @param sentinels some of them, as {@code host:port}
     * @throws IllegalArgumentException if one has not that form, or there is none
     */
    public static Builder sentinels(String primary, List<String> sentinels) {
        return new Builder(Topology.SENTINEL, servers(sentinels), Objects.requireNonNull(primary, "primary"));
    }

    /**
     * Begins a store in a cluster. All keys of a scheduler are on one of its servers.
     *
     * @param servers some of them, as {@code host:port}
     * @throws IllegalArgumentException if one has not that form, or there is none
     */
    public static Builder cluster(List<String> servers) {
        return new Builder(Topology.CLUSTER, servers(servers), "");
    }

    private static List<HostAndPort> servers(List<String> texts) {
        List<HostAndPort> servers = new ArrayList<>();
        for (String text : texts) {
            servers.add(ServerUri.server(text)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "\"" + text + "\" must be a host and a port, like redis.example.org:6379.")));
        }
        if (servers.isEmpty()) {
            throw new IllegalArgumentException("At least one server must be given.");
        }
        return servers;
    }

    /**
     * Opens the store: connects.
     *
     * @throws JobStoreException if it is open already, the server cannot be reached or refuses, or the keys are of a form that
     *     this version does not know
     */
    @Override
    public void open(StoreContext context) {
        lock.lock();
        try {
            if (session != null) {
                throw new JobStoreException(
                        "The Redis store is open already. One object serves one scheduler at a time.");
            }
            session = Session.open(settings, context);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            Session open = session;
            session = null;
            if (open != null) {
                open.close();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<JobRecord> add(List<JobRecord> records) {
        return open("add jobs").add(records);
    }

    @Override
    public Optional<JobRecord> find(String id) {
        return open("find a job").find(id);
    }

    @Override
    public List<JobRecord> list(JobQuery query) {
        return open("list jobs").list(query);
    }

    @Override
    public Optional<JobRecord> update(JobRecord record) {
        return open("change a job").update(record);
    }

    @Override
    public List<JobRecord> remove(Collection<String> ids) {
        return open("remove jobs").remove(ids);
    }

    @Override
    public ExchangeReply exchange(ExchangeRequest request) {
        return open("exchange").exchange(request);
    }

    @Override
    public List<JobRecord> owned(String node) {
        return open("tell what a node owns").owned(node);
    }

    @Override
    public void leave(String node) {
        open("end a lease").leave(node);
    }

    @Override
    public boolean isUnfinished() {
        return open("tell whether jobs are left").isUnfinished();
    }

    @Override
    public Set<String> unserved(Set<String> served, long dueBefore) {
        return open("tell which executors nobody serves").unserved(served, dueBefore);
    }

    private Session open(String purpose) {
        Session open = session;
        if (open == null) {
            throw new JobStoreException("The Redis store is closed and cannot " + purpose
                    + ". A scheduler opens it when it starts; else call open first.");
        }
        return open;
    }

    /** Where the jobs are, without passwords. */
    @Override
    public String toString() {
        return "RedisJobStore[" + settings + "]";
    }

    /** Collects what a store is made with. Not thread-safe. */
    public static final class Builder {
        private final Topology topology;
        private final List<HostAndPort> servers;
        private final String primary;
        private final Map<String, String> pool = new HashMap<>();
        private Login login = Login.NONE;
        private Login sentinelLogin = Login.NONE;
        private int database;
        private boolean ssl;
        private String prefix = "apscheduler";
        private Duration timeout = Duration.ofSeconds(5);
        private int waitReplicas;
        private boolean waitAof;
        private Duration waitTimeout = Duration.ofSeconds(1);

        Builder(Topology topology, List<HostAndPort> servers, String primary) {
            this.topology = topology;
            this.servers = servers;
            this.primary = primary;
        }

        /** The server's user. Default: the server's default user. */
        public Builder username(String name) {
            login = login.withUsername(Objects.requireNonNull(name, "name"));
            return this;
        }

        /** The user's password. Default: none. It is shown nowhere. */
        public Builder password(String secret) {
            login = login.withPassword(Objects.requireNonNull(secret, "secret"));
            return this;
        }

        /** The user of the sentinels. Default: their default user. */
        public Builder sentinelUsername(String name) {
            sentinelLogin = sentinelLogin.withUsername(Objects.requireNonNull(name, "name"));
            return this;
        }

        /** The password of the sentinels. Default: none. It is shown nowhere. */
        public Builder sentinelPassword(String secret) {
            sentinelLogin = sentinelLogin.withPassword(Objects.requireNonNull(secret, "secret"));
            return this;
        }

        /**
         * The number of the server's database. Default: 0.
         *
         * @throws IllegalArgumentException if it is negative, or another one than 0 in a cluster, which has no others
         */
        public Builder database(int number) {
            if (number < 0 || (number > 0 && topology == Topology.CLUSTER)) {
                throw new IllegalArgumentException(
                        "The database is " + number + ", but must be 0 or more, and 0 in a cluster.");
            }
            database = number;
            return this;
        }

        /** Whether connections are encrypted by TLS, trusting what the JVM trusts. Default: no, unless the URI says so. */
        public Builder ssl(boolean encrypted) {
            ssl = encrypted;
            return this;
        }

        /**
         * What the names of all keys begin with, behind a brace. Default: {@code apscheduler}.
         *
         * @throws IllegalArgumentException if it has other characters than letters, digits, and between them {@code . : _ -}
         */
        public Builder prefix(String text) {
            if (!Settings.isPrefix(text)) {
                throw new IllegalArgumentException(
                        "The prefix is \"" + text + "\", but must be " + Settings.PREFIX_FORM + ".");
            }
            prefix = text;
            return this;
        }

        /**
         * How long to wait for a connection and for a reply. Default: 5 seconds.
         *
         * @throws IllegalArgumentException if it is less than a millisecond or more than an hour
         */
        public Builder timeout(Duration most) {
            timeout = Settings.checkedWait("timeout", most);
            return this;
        }

        /**
         * How many replicas must have each change before a call returns; a call that waits in vain fails, though the primary
         * has made the change. Default: 0, so that a failover may lose the last changes.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder waitReplicas(int count) {
            if (count < 0) {
                throw new IllegalArgumentException(
                        "The replicas to wait for are " + count + ", but must be 0 or more.");
            }
            waitReplicas = count;
            return this;
        }

        /**
         * Whether each change must be on the primary's disk before a call returns, and on those of the replicas asked for by
         * {@link #waitReplicas}. Takes Redis 7.2 or Valkey, with {@code appendonly yes}. Default: no.
         */
        public Builder waitAof(boolean onDisk) {
            waitAof = onDisk;
            return this;
        }

        /**
         * How long to wait for replicas and disks. Default: 1 second.
         *
         * @throws IllegalArgumentException if it is less than a millisecond or more than an hour
         */
        public Builder waitTimeout(Duration most) {
            waitTimeout = Settings.checkedWait("time to wait for replicas", most);
            return this;
        }

        /**
         * A setting of the connection pool, by Commons Pool's name: {@code maxTotal} (default: 8), {@code maxIdle} (8),
         * {@code minIdle} (0), {@code maxWaitMillis} (as {@link #timeout}), {@code testOnBorrow}, {@code testWhileIdle}
         * (false).
         *
         * @throws IllegalArgumentException if there is none of that name, or it does not take the value
         */
        public Builder pool(String name, String value) {
            Pool.fault(name, value).ifPresent(fault -> {
                throw new IllegalArgumentException("pool." + name + " must be " + fault + ".");
            });
            pool.put(name, value);
            return this;
        }

        /** Makes the store, not yet open. */
        public RedisJobStore build() {
            Durability durability = new Durability(waitReplicas, waitAof, waitTimeout);
            return new RedisJobStore(new Settings(
                    topology,
                    servers,
                    primary,
                    login,
                    sentinelLogin,
                    database,
                    ssl,
                    prefix,
                    timeout,
                    durability,
                    pool));
        }
    }
}
