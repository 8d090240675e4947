/** What a job asked for: as an object, as text in a store, and made ready to run. */
@NullMarked
package io.apscheduler.engine.definition;

import org.jspecify.annotations.NullMarked;
