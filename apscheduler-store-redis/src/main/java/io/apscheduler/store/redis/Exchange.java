package io.apscheduler.store.redis;

import io.apscheduler.spi.Completion;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeReply.Change;
import io.apscheduler.spi.ExchangeReply.Claim;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is sent for an exchange, and what comes back. */
final class Exchange {
    private static final byte[] REMOVE = Texts.bytes(0);
    private static final byte[] RELEASE = Texts.bytes(1);
    private static final byte[] KEEP = Texts.bytes(2);

    private static final Comparator<Claim> BY_PRIORITY_THEN_DUE = Comparator.<Claim>comparingInt(
                    claim -> -claim.record().definition().priority())
            .thenComparingLong(claim -> claim.record().standing().due());

    private Exchange() {}

    /** Adds a request, as the script reads it. */
    static void add(ExchangeRequest request, List<byte[]> arguments) {
        arguments.add(Texts.bytes(request.node()));
        arguments.add(Texts.bytes(request.leaseMicros()));
        arguments.add(Texts.bytes(request.lookAheadMicros()));
        arguments.add(Texts.bytes(request.capacity().size()));
        request.capacity().forEach((executor, room) -> {
            arguments.add(Texts.bytes(executor));
            arguments.add(Texts.bytes(room));
        });
        arguments.add(Texts.bytes(request.declined().size()));
        request.declined().forEach(id -> arguments.add(Texts.bytes(id)));
        arguments.add(Texts.bytes(request.completions().size()));
        request.completions().forEach(completion -> add(completion, arguments));
    }

    private static void add(Completion completion, List<byte[]> arguments) {
        arguments.add(Texts.bytes(completion.id()));
        arguments.add(Texts.bytes(completion.fence()));
        if (completion instanceof Completion.Advance advance) {
            arguments.add(advance.keep() ? KEEP : RELEASE);
            arguments.add(Standings.write(advance.standing()));
        } else {
            arguments.add(REMOVE);
        }
    }

    /** The parts of a reply, as the script gives them. */
    record Answer(ExchangeReply reply, boolean isLost, List<String> vanished) {
        static Answer read(List<?> parts) {
            List<Claim> claims = new ArrayList<>();
            ((List<?>) parts.get(4)).forEach(fields -> claims.add(claim((List<?>) fields)));
            claims.sort(BY_PRIORITY_THEN_DUE);
            ExchangeReply reply = new ExchangeReply(
                    parts.get(0).equals(1L),
                    claims,
                    texts(parts.get(5)),
                    ((List<?>) parts.get(6)).stream().map(Answer::change).toList(),
                    Texts.number(parts.get(3)),
                    Texts.number(parts.get(2)));
            return new Answer(reply, parts.get(1).equals(1L), texts(parts.get(7)));
        }

        private static Claim claim(List<?> fields) {
            Object lapsed = fields.get(Jobs.LAPSED);
            JobRecord record = Jobs.read(fields);
            return new Claim(record, lapsed == null ? Standing.NEVER : Texts.number(lapsed));
        }

        private static Change change(Object told) {
            if (told instanceof List<?> fields) {
                JobRecord record = Jobs.read(fields);
                return new Change(record.id(), record);
            }
            return new Change(Texts.text(told), null);
        }

        private static List<String> texts(Object list) {
            return ((List<?>) list).stream().map(Texts::text).toList();
        }
    }
}
