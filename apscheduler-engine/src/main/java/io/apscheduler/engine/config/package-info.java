/** Properties to settings: everything wrong with a configuration is found and reported at once. */
@NullMarked
package io.apscheduler.engine.config;

import org.jspecify.annotations.NullMarked;
