package io.apscheduler.benchmarks.contender;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Inject;
import com.google.inject.Singleton;

/** No schedulers, but what a start takes before there is one: the JVM alone, or with an injector of Guice. */
enum Floor implements Contender {
    JVM {
        @Override
        public void runOnce(int jobs) {
            Work.count();
        }
    },
    GUICE {
        @Override
        public void runOnce(int jobs) {
            Guice.createInjector(new SmallModule()).getInstance(Worker.class).work();
        }
    };

    @Override
    public void start(int threads) {}

    @Override
    public void close() {}

    /** A binding of each of three kinds. */
    private static final class SmallModule extends AbstractModule {
        @Override
        protected void configure() {
            bind(Runnable.class).to(Counting.class);
            bind(Worker.class).in(Singleton.class);
            bind(String.class).toInstance("small");
        }
    }

    private static final class Counting implements Runnable {
        @Override
        public void run() {
            Work.count();
        }
    }

    private static final class Worker {
        private final Runnable runnable;

        @Inject
        Worker(Runnable runnable) {
            this.runnable = runnable;
        }

        void work() {
            runnable.run();
        }
    }
}
