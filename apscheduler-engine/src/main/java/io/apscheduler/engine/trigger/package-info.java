/**
 * The built-in triggers, each as a provider, which reads a spec, and a trigger, which computes; and what they share.
 *
 * <p>They come to the scheduler as anybody's would: as services that are found by the type they name.
 */
@NullMarked
package io.apscheduler.engine.trigger;

import org.jspecify.annotations.NullMarked;
