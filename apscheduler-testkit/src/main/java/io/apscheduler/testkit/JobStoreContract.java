package io.apscheduler.testkit;

import io.apscheduler.spi.JobStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Proves that a {@link JobStore} keeps its promises. A store passes in a few lines:
 *
 * <pre>{@code
 * final class MyJobStoreContractTest extends JobStoreContract {
 *     @Override
 *     protected JobStore createStore() {
 *         return new MyJobStore();
 *     }
 * }
 * }</pre>
 *
 * <p>The rules; each has a test that bears its number, and a failure begins with the rule that is broken:
 *
 * <ul>
 *   <li>O1: before it is opened, and after it is closed, every call is refused with a {@code JobStoreException} that says
 *       what to do, always the same
 *   <li>O2: closing a closed store does nothing, and one that was closed opens again with its records
 *   <li>O3: a persistent store keeps the records of differently named schedulers apart
 *   <li>A1: what is read equals what was written: any Unicode (U+0000 aside) in every text, ids that differ in case, blanks
 *       or Unicode form alone, a definition of 1 MiB
 *   <li>A2: times are kept to the microsecond, from the year 1 to 9999, and never
 *   <li>A3: a new record has revision 0, the fence it brought, no owner, and the standing it was given
 *   <li>A4: an id that is taken is left untouched and its record returned; the others are added
 *   <li>A5: thousands of records are added, read and removed by one call each
 *   <li>A6: of those who add the same id at the same moment one succeeds
 *   <li>U1: an edit writes definition and standing and raises revision and fence by one
 *   <li>U2: an edit made from an older fence is refused and changes nothing
 *   <li>U3: an edit does not bring back what was removed
 *   <li>U4: an edit leaves the owner
 *   <li>U5: an edited executor, priority and due time are what claims go by
 *   <li>U6: of concurrent edits none is lost
 *   <li>R1: removal takes away whatever the fence, and returns what was there
 *   <li>R2: what was removed is neither found, listed nor claimed
 *   <li>R3: what was decided for a removed record does not touch one added later under its id
 *   <li>L1: pages follow the next fire time, none last, then the id
 *   <li>L2: over all pages every record comes exactly once, however many share a time
 *   <li>L3: a listing shows paused, quarantined and owned records as well, and only the origin asked for
 *   <li>C1: nothing is claimed before it is due, less the look-ahead
 *   <li>C2: a claim never exceeds the capacity of any executor, and leaves other executors alone
 *   <li>C3: all that is due is claimed in the end
 *   <li>C4: higher priority goes first, then the earlier due time
 *   <li>C5: declined records are not claimed and take up no capacity
 *   <li>C6: a claim sets the owner and raises the fence by one, and changes nothing else
 *   <li>C7: what a living node owns is claimed by nobody, itself included
 *   <li>C8: only the due time decides: what is never due is not claimed, a paused record that is due is
 *   <li>F1: an advance writes the whole standing and raises the fence by one; released, the record counts as due again
 *   <li>F2: an advance that keeps leaves the record with its owner
 *   <li>F3: a removal takes the record away
 *   <li>F4: a completion is refused whole when the fence has moved or the record is gone; others apply nonetheless
 *   <li>F5: repeating a request changes nothing more
 *   <li>F6: a record whose completion was refused is told anew, as it is now, or as gone when it is not this node's
 *   <li>F7: a thousand completions and claims fit one exchange
 *   <li>N1: when a lease has lapsed its records can be claimed, and the claim tells until when it had held
 *   <li>N2: every exchange renews the lease, whatever else it brings
 *   <li>N3: a node whose lease had lapsed is told so, claims nothing, and stays dead
 *   <li>N4: completions of a lapsed node whose fence holds are applied, and what it would keep stays to be recovered
 *   <li>N5: a node that others have marked dead does not come back by a late renewal
 *   <li>N6: a node that leaves is dead at once; one unknown may leave
 *   <li>N7: what a dead node kept is claimed when it is due, not before
 *   <li>N8: owned tells what the node owns, as it is now, and nothing else
 *   <li>N9: a node that has just come owns what it claims as firmly as any
 *   <li>N10: a clock stepping back delays, and doubles nothing (for stores that use the given clock)
 *   <li>T1: the owner is told once of an edit by others, with the record as it is now
 *   <li>T2: the owner is told once of a removal
 *   <li>T3: nobody is told of what is not his
 *   <li>T4: next due is the least due time of what could be claimed, and never if there is none
 *   <li>T5: paused, owned, kept and declined records and those of other executors do not count for next due
 *   <li>T6: what the request releases counts for next due, unless it claims it at once
 *   <li>T7: after a claim that left due records behind, next due has come
 *   <li>T8: the reply's now never exceeds the store's clock, and does not go back while the clock does not
 *   <li>T9: a store is unfinished while a record is due some time or owned by a node that lives
 *   <li>T10: an executor is unserved when its records wait and no node that lives owns any of them
 *   <li>T11: records that nodes owned and that the store's server has forgotten are told as lost, once, and no others ever
 *   <li>X1: nodes under load start each fire time of each job exactly once
 *   <li>X2: when nodes crash, only what they held is started again, and nothing is lost
 *   <li>X3: when replies are lost, repeating and asking what is owned neither loses nor doubles
 *   <li>X4: edits under load lose nothing and undo nothing
 * </ul>
 *
 * <p>Rules U6, A6 and X run several threads with random choices. A failure names the seed; the system property
 * {@code apscheduler.testkit.seed} sets it.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
public abstract class JobStoreContract {
    @RegisterExtension
    static final NamesTheRule NAMES_THE_RULE = new NamesTheRule();

    private final StoreRig rig = new StoreRig(this);

    /** For tests alone. */
    protected JobStoreContract() {}

    /** A new store without records, not yet open. Called at least once for each test. */
    protected abstract JobStore createStore();

    /**
     * Another store object, not yet open, on the same records, as a second process would have it. Default: none; all nodes
     * then use one store object.
     */
    protected Optional<JobStore> createSibling(JobStore first) {
        return Optional.empty();
    }

    /**
     * Whether the store goes by a clock of its own, such as its database's, rather than by the clock it is opened with.
     * Default: no. If it does, tests wait for time to pass, and the given clock shows a wrong time.
     */
    protected boolean hasOwnClock() {
        return false;
    }

    /**
     * The lease that the tests' nodes ask for. Default: 10 seconds, or 1 second in stores with a clock of their own, which a
     * slow one may have to raise.
     */
    protected Duration lease() {
        return Duration.ofSeconds(hasOwnClock() ? 1 : 10);
    }

    /** How many jobs, of 20 fire times each, the tests under load use. Default: 100. */
    protected int loadedJobs() {
        return 100;
    }

    /**
     * Makes the server of an open store forget all that it was given, as one does that comes back without its files. Default:
     * no, for stores that lose nothing that they have acknowledged.
     *
     * @return whether it has
     */
    protected boolean forgetAll(JobStore store) {
        return false;
    }

    /** Puts away what a store of {@link #createStore} left behind, such as tables. Called when it has been closed. */
    protected void discard(JobStore store) {}

    @BeforeEach
    final void openStore() {
        rig.open();
    }

    @AfterEach
    final void closeStore() {
        rig.close();
    }

    @Nested
    @DisplayName("Opening and closing")
    final class Opening extends OpeningRules {
        Opening() {
            super(rig);
        }
    }

    @Nested
    @DisplayName("Adding")
    final class Adding extends AddingRules {
        Adding() {
            super(rig);
        }
    }

    @Nested
    @DisplayName("Editing")
    final class Editing extends EditingRules {
        Editing() {
            super(rig);
        }
    }

    @Nested
    @DisplayName("Removing")
    final class Removing extends RemovingRules {
        Removing() {
            super(rig);
        }
    }

    @Nested
    @DisplayName("Listing")
    final class Listing extends ListingRules {
        Listing() {
            super(rig);
        }
    }

    @Nested
    @DisplayName("Claiming")
    final class Claiming extends ClaimingRules {
        Claiming() {
            super(rig);
        }
    }

    @Nested
    @DisplayName("Completing")
    final class Completing extends CompletingRules {
        Completing() {
            super(rig);
        }
    }

    @Nested
    @DisplayName("Leases")
    final class Leases extends LeaseRules {
        Leases() {
            super(rig);
        }
    }

    @Nested
    @DisplayName("Telling")
    final class Telling extends TellingRules {
        Telling() {
            super(rig);
        }
    }

    @Nested
    @DisplayName("Under load")
    final class UnderLoad extends LoadRules {
        UnderLoad() {
            super(rig);
        }
    }
}
