/** Why a job runs or does not: a pure function of its record and of what this node knows, and its words. */
@NullMarked
package io.apscheduler.engine.explain;

import org.jspecify.annotations.NullMarked;
