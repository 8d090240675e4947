/** What is done to nodes and servers, and when. */
@NullMarked
package io.apscheduler.chaos.fault;

import org.jspecify.annotations.NullMarked;
