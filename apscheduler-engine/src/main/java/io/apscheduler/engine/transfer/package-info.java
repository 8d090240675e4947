/** Jobs as lines of text, by which they go from one store to another. */
@NullMarked
package io.apscheduler.engine.transfer;

import org.jspecify.annotations.NullMarked;
