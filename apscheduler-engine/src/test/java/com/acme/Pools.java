package com.acme;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;

/** An executor that the documentation names. */
public final class Pools {
    private Pools() {}

    public static ExecutorService shared() {
        return ForkJoinPool.commonPool();
    }
}
