/** Puts a scheduler together: the only place that knows Guice. */
@NullMarked
package io.apscheduler.engine.assembly;

import org.jspecify.annotations.NullMarked;
