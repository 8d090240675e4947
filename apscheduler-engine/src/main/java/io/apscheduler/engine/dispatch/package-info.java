/** One loop for each job store: exchange, plan, hand over, sleep. */
@NullMarked
package io.apscheduler.engine.dispatch;

import org.jspecify.annotations.NullMarked;
