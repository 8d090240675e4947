/** What a ledger proves. */
@NullMarked
package io.apscheduler.chaos.verdict;

import org.jspecify.annotations.NullMarked;
