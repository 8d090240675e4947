/** What the scheduler tells its listeners. */
@NullMarked
package io.apscheduler.event;

import org.jspecify.annotations.NullMarked;
