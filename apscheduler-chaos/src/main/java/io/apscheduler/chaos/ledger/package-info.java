/** What nodes have done, written down where no store and no kill can reach it. */
@NullMarked
package io.apscheduler.chaos.ledger;

import org.jspecify.annotations.NullMarked;
