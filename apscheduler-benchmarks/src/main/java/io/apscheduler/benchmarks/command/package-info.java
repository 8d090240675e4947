/** The command: has tables measured, keeps what came out, and writes it for people to read. */
@NullMarked
package io.apscheduler.benchmarks.command;

import org.jspecify.annotations.NullMarked;
