/** When a job runs: trigger specifications as data, and what computes fire times from them. */
@NullMarked
package io.apscheduler.trigger;

import org.jspecify.annotations.NullMarked;
