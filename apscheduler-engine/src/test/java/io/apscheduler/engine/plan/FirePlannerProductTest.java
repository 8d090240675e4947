package io.apscheduler.engine.plan;

import static io.apscheduler.spi.Standing.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.event.MissReason;
import io.apscheduler.job.Coalesce;
import io.apscheduler.trigger.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The planner against a naive reading of the rules, over all products of coalescing, grace, limits and outages. The naive
 * reading walks every fire time and knows nothing of jumps.
 */
class FirePlannerProductTest {
    private static final long PERIOD = 10;
    private static final long START = 1_000_000;
    private static final long END = START + 60 * PERIOD;

    record Product(
            Coalesce coalesce, long grace, long maxRuns, long runs, int maxInstances, int instances, long outage) {}

    private static List<Product> products(Coalesce coalesce) {
        List<Product> all = new ArrayList<>();
        for (long grace : new long[] {1, 9, 10, 25, 200, 100_000, NEVER}) {
            for (long left : new long[] {1, 2, 5, 40, NEVER}) {
                for (int instances : new int[] {0, 1, 2}) {
                    for (int maxInstances : new int[] {1, 2}) {
                        for (long outage : new long[] {-1, 0, 1, 9, 10, 11, 25, 55, 400, 590, 600, 700, 5_000}) {
                            long runs = left == NEVER ? 7 : 3;
                            long maxRuns = left == NEVER ? NEVER : runs + left;
                            all.add(new Product(coalesce, grace, maxRuns, runs, maxInstances, instances, outage));
                        }
                    }
                }
            }
        }
        return all;
    }

    @ParameterizedTest
    @EnumSource
    void doesWhatTheRulesSay(Coalesce coalesce) {
        List<Product> products = products(coalesce);
        assertThat(products).hasSizeGreaterThan(2_000);
        products.forEach(FirePlannerProductTest::check);
    }

    private static void check(Product product) {
        long now = START + product.outage();
        Terms terms =
                new Terms(product.grace(), product.coalesce(), product.maxRuns(), product.maxInstances(), false, null);
        Progress progress = new Progress(START, product.runs(), false, List.of(), List.of());
        Plan plan = FirePlanner.plan(
                new FireTimes(everyPeriod(), Delay.NONE),
                terms,
                progress,
                Situation.of(now, product.instances(), false));

        Expected expected = new Expected(terms, product, now);
        assertThat(plan.rows().stream()
                        .map(row -> row.runs().stream().map(RunPlan::fireTime).toList())
                        .toList())
                .as("rows of %s", product)
                .isEqualTo(expected.runs.isEmpty() ? List.of() : List.of(expected.runs));
        assertThat(plan.missed()).as("missed of %s", product).isEqualTo(expected.missed);
        assertThat(plan.progress().cursor()).as("cursor of %s", product).isEqualTo(expected.cursor);
        assertThat(plan.progress().runs()).as("run count of %s", product).isEqualTo(expected.count);
        assertThat(plan.catchingUp()).isFalse();
    }

    /** Every ten microseconds, sixty times. */
    private static Trigger everyPeriod() {
        return (previous, from) -> {
            long after =
                    Math.max(previous.map(time -> Micros.floor(time) + 1).orElse(Long.MIN_VALUE), Micros.ceiling(from));
            long steps = Math.max(0, Math.floorDiv(after - START + PERIOD - 1, PERIOD));
            long time = START + steps * PERIOD;
            return time >= END ? Optional.<Instant>empty() : Optional.of(Micros.instant(time));
        };
    }

    /** The rules, read naively. */
    private static final class Expected {
        final List<Long> runs = new ArrayList<>();
        final List<Missed> missed = new ArrayList<>();
        long cursor;
        long count;

        Expected(Terms terms, Product product, long now) {
            List<Long> due = new ArrayList<>();
            long next = START;
            while (next < END && next <= now) {
                due.add(next);
                next += PERIOD;
            }
            cursor = next >= END ? NEVER : next;
            count = product.runs();
            if (due.isEmpty()) {
                cursor = START;
                return;
            }
            boolean blocked = product.instances() >= product.maxInstances();
            if (terms.coalesce() == Coalesce.NONE) {
                long left = terms.maxRuns() == NEVER ? Long.MAX_VALUE : terms.maxRuns() - count;
                List<Long> late = new ArrayList<>();
                for (long time : due) {
                    if (count - product.runs() == left) {
                        break;
                    }
                    count++;
                    if (blocked || terms.grace() != NEVER && now - time > terms.grace()) {
                        late.add(time);
                    } else {
                        runs.add(time);
                    }
                }
                addMissed(late, blocked);
            } else {
                count++;
                List<Long> inTime = due.stream()
                        .filter(time -> terms.grace() == NEVER || now - time <= terms.grace())
                        .toList();
                if (blocked || inTime.isEmpty()) {
                    addMissed(due, blocked);
                } else {
                    runs.add(terms.coalesce() == Coalesce.LATEST ? inTime.get(inTime.size() - 1) : inTime.get(0));
                }
            }
            if (count == terms.maxRuns()) {
                cursor = NEVER;
            }
        }

        private void addMissed(List<Long> times, boolean blocked) {
            if (!times.isEmpty()) {
                missed.add(new Missed(
                        times.get(0),
                        times.get(times.size() - 1),
                        times.size(),
                        blocked ? MissReason.MAX_INSTANCES : MissReason.MISFIRE));
            }
        }
    }
}
