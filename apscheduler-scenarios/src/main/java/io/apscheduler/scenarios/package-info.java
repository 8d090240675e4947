/** What whole schedulers do over a store, in real time: every store's tests run it over theirs. */
@org.jspecify.annotations.NullMarked
package io.apscheduler.scenarios;
