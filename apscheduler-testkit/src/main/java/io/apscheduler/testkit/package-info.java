/** The contracts that stores, executors and triggers must keep, and what is needed to test schedules. */
@NullMarked
package io.apscheduler.testkit;

import org.jspecify.annotations.NullMarked;
