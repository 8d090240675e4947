/** What a job store, an executor or another extension implements, and the records it exchanges with the engine. */
@NullMarked
package io.apscheduler.spi;

import org.jspecify.annotations.NullMarked;
