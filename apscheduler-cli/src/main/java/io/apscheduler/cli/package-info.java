/** The command line: one class per command. */
@NullMarked
package io.apscheduler.cli;

import org.jspecify.annotations.NullMarked;
