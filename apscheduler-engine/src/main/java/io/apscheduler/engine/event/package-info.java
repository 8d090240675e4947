/** Tells listeners of events, in order and on a thread of its own. */
@NullMarked
package io.apscheduler.engine.event;

import org.jspecify.annotations.NullMarked;
