/** A verdict for people. */
@NullMarked
package io.apscheduler.chaos.report;

import org.jspecify.annotations.NullMarked;
