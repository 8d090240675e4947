/** The program behind {@code apscheduler-chaos/run}. */
@NullMarked
package io.apscheduler.chaos.command;

import org.jspecify.annotations.NullMarked;
