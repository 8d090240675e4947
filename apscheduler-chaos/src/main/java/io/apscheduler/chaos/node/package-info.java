/** The program of one node. */
@NullMarked
package io.apscheduler.chaos.node;

import org.jspecify.annotations.NullMarked;
