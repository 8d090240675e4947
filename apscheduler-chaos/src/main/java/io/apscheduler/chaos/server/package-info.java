/** The servers whose stores are tried. */
@NullMarked
package io.apscheduler.chaos.server;

import org.jspecify.annotations.NullMarked;
