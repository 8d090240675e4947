/**
 * A second opinion on every built-in trigger: the rules written down as naively as possible, and the real triggers held against them.
 *
 * <p>Nothing here is shared with the triggers themselves. Where they decide by calculation, the oracle looks at every candidate.
 *
 * <p>{@code -Dapscheduler.oracle.scale=20} looks twenty times as hard, {@code -Dapscheduler.oracle.seed=…} elsewhere, or again at what a failure names.
 */
@NullMarked
package io.apscheduler.engine.trigger.oracle;

import org.jspecify.annotations.NullMarked;
