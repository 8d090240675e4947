package io.apscheduler.benchmarks.nodes;

import io.apscheduler.Scheduler;
import io.apscheduler.benchmarks.postgres.Server;
import io.apscheduler.job.JobSpec;
import io.apscheduler.spi.JobStore;
import io.apscheduler.store.jdbc.JdbcJobStore;
import io.apscheduler.store.redis.RedisJobStore;
import java.io.IOException;
import redis.clients.jedis.Jedis;

/** A server of its own whose jobs several nodes share. */
public interface StoreServer extends AutoCloseable {
    /** The name of the scheduler that all nodes belong to. */
    String SCHEDULER = "drain";

    /** Where nodes find it. */
    String address();

    /** Whether it has no jobs. */
    boolean isEmpty() throws Exception;

    @Override
    void close() throws IOException;

    /** The kinds of servers. */
    enum Kind {
        /** As durable as it is by default. */
        POSTGRESQL {
            @Override
            public StoreServer start() throws Exception {
                Server server = Server.start();
                return new StoreServer() {
                    @Override
                    public String address() {
                        return server.url();
                    }

                    @Override
                    public boolean isEmpty() throws Exception {
                        return server.number("select count(*) from (select 1 from apscheduler_job limit 1) j") == 0;
                    }

                    @Override
                    public void close() throws IOException {
                        server.close();
                    }
                };
            }

            @Override
            JobStore store(String address) {
                return JdbcJobStore.at(address).build();
            }
        },
        /** It keeps nothing on disk. */
        REDIS {
            @Override
            public StoreServer start() throws Exception {
                io.apscheduler.benchmarks.redis.Server server = io.apscheduler.benchmarks.redis.Server.start();
                Jedis looking = server.client();
                return new StoreServer() {
                    @Override
                    public String address() {
                        return server.uri();
                    }

                    @Override
                    public boolean isEmpty() {
                        return !looking.exists("{apscheduler:" + SCHEDULER + "}:fires");
                    }

                    @Override
                    public void close() throws IOException {
                        looking.close();
                        server.close();
                    }
                };
            }

            @Override
            JobStore store(String address) {
                return RedisJobStore.at(address).build();
            }
        };

        /** Starts one. */
        public abstract StoreServer start() throws Exception;

        abstract JobStore store(String address);

        /** A node that is ready, and starts no runs until it is resumed. */
        public Scheduler node(String address) {
            Scheduler node = Scheduler.builder()
                    .property("apscheduler.name", SCHEDULER)
                    .misfireGraceTime(JobSpec.NO_LIMIT)
                    .jobStore("default", store(address))
                    .build();
            node.pause();
            node.start();
            return node;
        }
    }
}
