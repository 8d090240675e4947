/** Tasks made ready to call: references resolved, arguments converted, commands started. */
@NullMarked
package io.apscheduler.engine.task;

import org.jspecify.annotations.NullMarked;
